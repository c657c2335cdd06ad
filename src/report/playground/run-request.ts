import type { Diagnostic } from '../../model/diagnostic.js';
import type { ReportDocument } from '../report-document.js';
import type { ChangeList } from './change-list.js';
import type { ControlGroup } from './control.js';

/** A file that a scenario names, or why it cannot be read. */
export type NamedFile = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly reason: string };

/** What is asked of the engine. Plain data: it goes to a worker. */
export interface RunRequest {
  /** Counts up; answers bear it. */
  readonly id: number;
  /** The name of the scenario file. */
  readonly file: string;
  readonly text: string;
  readonly set: ChangeList;
  /** The files that the scenario names, by the names it has for them. */
  readonly files: Readonly<Record<string, NamedFile>>;
  readonly version: string;
}

export type RunAnswer =
  | { readonly id: number; readonly kind: 'progress'; readonly share: number }
  | RunDone
  | {
      readonly id: number;
      readonly kind: 'refused';
      readonly diagnostics: readonly Diagnostic[];
      /** With the changes written into it: the lines of the diagnostics are of this. */
      readonly text: string;
    }
  | { readonly id: number; readonly kind: 'failed'; readonly message: string };

export interface RunDone {
  readonly id: number;
  readonly kind: 'done';
  readonly report: ReportDocument;
  readonly controls: readonly ControlGroup[];
  /** The changes with what they bring with them. */
  readonly set: ChangeList;
  /** Of the loader: what is no error. */
  readonly diagnostics: readonly Diagnostic[];
  /** With the changes written into it. */
  readonly text: string;
  readonly terraform: string;
}
