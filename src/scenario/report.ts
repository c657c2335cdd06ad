import type { Diagnostic } from '../model/diagnostic.js';
import type { DiagnosticCode } from './diagnostic-codes.js';
import type { Path, Places, Position } from './place.js';

/** Collects what is wrong, with its place. */
export interface Report {
  readonly diagnostics: Diagnostic[];
  add(code: DiagnosticCode, path: Path, message: string, hint?: string): void;
  /** At the key rather than at its value. */
  addAtKey(code: DiagnosticCode, path: Path, message: string, hint?: string): void;
  /** Outside the tree of the file: a syntax error, an option of the command line, a line of another file. */
  addAt(code: DiagnosticCode, path: string, position: Position, message: string, hint?: string): void;
}

export function createReport(places: Places): Report {
  const diagnostics: Diagnostic[] = [];
  const addAt: Report['addAt'] = (code, path, { line, column }, message, hint) => {
    const severity = code.startsWith('E') ? 'error' : 'warning';
    diagnostics.push({ code, severity, path, line, column, message, hint });
  };
  return {
    diagnostics,
    addAt,
    add: (code, path, message, hint) => {
      addAt(code, places.text(path), places.valueAt(path), message, hint);
    },
    addAtKey: (code, path, message, hint) => {
      addAt(code, places.text(path), places.keyAt(path), message, hint);
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
