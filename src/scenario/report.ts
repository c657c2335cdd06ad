import type { Diagnostic } from '../model/diagnostic.js';
import type { DiagnosticCode } from './diagnostic-codes.js';
import type { Path, Places, Position } from './place.js';

const NOWHERE: Position = { line: 0, column: 0 };

/** Collects what is wrong, with its place. */
export interface Report {
  readonly diagnostics: Diagnostic[];
  add(code: DiagnosticCode, path: Path, message: string, hint?: string): void;
  /** At the key rather than at its value. */
  addAtKey(code: DiagnosticCode, path: Path, message: string, hint?: string): void;
  /** At a character inside a text. */
  addInside(code: DiagnosticCode, path: Path, offset: number, message: string, hint?: string): void;
  /** Outside the tree of the file: a syntax error, an option of the command line, a line of another file. */
  addAt(code: DiagnosticCode, path: string, position: Position, message: string, hint?: string): void;
}

/** `changed` are the places that `--set` has filled: what stands there is not in the file. */
export function createReport(places: Places, changed: readonly Path[] = []): Report {
  const diagnostics: Diagnostic[] = [];
  const addAt: Report['addAt'] = (code, path, { line, column }, message, hint) => {
    const severity = code.startsWith('E') ? 'error' : 'warning';
    diagnostics.push({ code, severity, path, line, column, message, hint });
  };
  const place =
    (positionOf: (path: Path) => Position): Report['add'] =>
    (code, path, message, hint) => {
      const fromOption = changed.some((prefix) => prefix.every((key, n) => key === path[n]));
      if (fromOption) addAt(code, places.text(path), NOWHERE, message, hint ?? 'the value comes from --set');
      else addAt(code, places.text(path), positionOf(path), message, hint);
    };
  return {
    diagnostics,
    addAt,
    add: place((path) => places.valueAt(path)),
    addAtKey: place((path) => places.keyAt(path)),
    addInside: (code, path, offset, message, hint) => {
      place((at) => places.insideAt(at, offset))(code, path, message, hint);
    },
  };
}

/** By place in the file; those without a place last. */
export const inOrder = (diagnostics: readonly Diagnostic[]): Diagnostic[] =>
  diagnostics.toSorted(
    (a, b) =>
      (a.line || Infinity) - (b.line || Infinity) ||
      a.column - b.column ||
      (a.code < b.code ? -1 : a.code > b.code ? 1 : 0),
  );
