import type { ChangeList } from './change-list.js';
import type { NamedFile } from './run-request.js';

/** What the page fetches: `scenarios.json`, made by `simulate playground` and by `npm run build:site`. */
export interface PlaygroundData {
  readonly version: string;
  /** The server tells when a file changes. */
  readonly isLive: boolean;
  readonly scenarios: readonly PlaygroundScenario[];
}

export interface PlaygroundScenario {
  /** Its name in links and in commands: `02-zonal.yaml`. */
  readonly file: string;
  readonly title: string;
  readonly text: string;
  /** The changes that the page begins with. */
  readonly set: ChangeList;
  readonly files: Readonly<Record<string, NamedFile>>;
}

/** The names under which a page is served; its addresses are relative, so that any folder of any host will do. */
export const playgroundFiles = {
  page: 'index.html',
  style: 'playground.css',
  script: 'playground.js',
  worker: 'playground-worker.js',
  data: 'scenarios.json',
  /** Server-sent events: `changed`. */
  changes: 'changes',
} as const;
