import { isMap, LineCounter, parseAllDocuments, type Document } from 'yaml';
import type { DiagnosticCode } from './diagnostic-codes.js';
import type { Position } from './place.js';

export type ParsedYaml =
  | { readonly ok: true; readonly document: Document; readonly lines: LineCounter; readonly raw: unknown }
  | { readonly ok: false; readonly problems: readonly YamlProblem[] };

export interface YamlProblem {
  readonly code: DiagnosticCode;
  readonly position: Position;
  readonly message: string;
  readonly hint: string | undefined;
}

/** Aliases may stand for at most so many nodes; a bomb stands for billions. */
const MAX_ALIASES = 1000;
const MAX_PROBLEMS = 20;
/** A longer text with a control character in it is not a scenario, and its thousand faults help nobody. */
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffd]/;
const FIRST_LINE: Position = { line: 1, column: 1 };

export function parseYaml(text: string): ParsedYaml {
  const control = CONTROL.exec(text);
  if (control !== null)
    return failure('E001', positionOf(text, control.index), 'is not text', 'is this the right file?');
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, {
    lineCounter: lines,
    prettyErrors: false,
    version: '1.2',
    uniqueKeys: true,
  });
  if (!Array.isArray(documents) || documents.length === 0) {
    return failure('E002', FIRST_LINE, 'the file is empty', 'start with `version: 1`');
  }
  const [document] = documents;
  const second = documents.at(1);
  if (document.errors.length > 0) return syntaxErrors(document, lines);
  if (second !== undefined) {
    const { line, col } = lines.linePos(second.range[0]);
    return failure(
      'E002',
      { line, column: col },
      'a second document begins here',
      'one file is one scenario: remove the `---`',
    );
  }
  if (document.contents === null) return failure('E002', FIRST_LINE, 'the file is empty', 'start with `version: 1`');
  if (!isMap(document.contents)) {
    return failure(
      'E002',
      FIRST_LINE,
      'the file does not hold a mapping',
      'write `key: value` lines; see scenarios/00-hello.yaml',
    );
  }
  try {
    return { ok: true, document, lines, raw: document.toJS({ maxAliasCount: MAX_ALIASES }) };
  } catch (error) {
    const message = error instanceof ReferenceError ? error.message : String(error);
    return failure(
      'E003',
      FIRST_LINE,
      `aliases expand to more than ${MAX_ALIASES} nodes (${message})`,
      'write the values out',
    );
  }
}

function syntaxErrors(document: Document, lines: LineCounter): ParsedYaml {
  const shown = document.errors.slice(0, MAX_PROBLEMS).map(({ pos, message }): YamlProblem => {
    const { line, col } = lines.linePos(pos[0]);
    return { code: 'E001', position: { line, column: col }, message, hint: undefined };
  });
  const more = document.errors.length - shown.length;
  if (more > 0)
    return failure(
      'E001',
      shown[0].position,
      `${shown[0].message} (and ${document.errors.length - 1} more faults)`,
      'is this a YAML file?',
    );
  return { ok: false, problems: shown };
}

const failure = (code: DiagnosticCode, position: Position, message: string, hint: string): ParsedYaml => ({
  ok: false,
  problems: [{ code, position, message, hint }],
});

function positionOf(text: string, offset: number): Position {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  return { line, column: offset - before.lastIndexOf('\n') };
}
