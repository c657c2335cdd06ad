import { isMap, LineCounter, type Document, type YAMLError } from 'yaml';
import { composeYaml, MAX_DEPTH } from './compose-yaml.js';
import type { DiagnosticCode } from './diagnostic-codes.js';
import { nodeFaults, type NodeFault } from './node-faults.js';
import type { Path, Position } from './place.js';

export type ParsedYaml =
  | {
      readonly ok: true;
      readonly document: Document;
      readonly lines: LineCounter;
      readonly raw: unknown;
      /** Faults that leave the data readable. */
      readonly problems: readonly YamlProblem[];
    }
  | { readonly ok: false; readonly problems: readonly YamlProblem[] };

export interface YamlProblem {
  readonly code: DiagnosticCode;
  readonly path: Path;
  readonly position: Position;
  readonly message: string;
  readonly hint: string | undefined;
}

/** Aliases may stand for at most so many nodes; a bomb stands for billions. */
const MAX_ALIASES = 1000;
const MAX_PROBLEMS = 20;
const MAX_MESSAGE = 120;
/** A text with a control character in it is not a scenario, and its thousand faults help nobody. */
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffd]/;

export function parseYaml(text: string): ParsedYaml {
  const control = CONTROL.exec(text);
  if (control !== null)
    return failure('E001', positionIn(text, control.index), 'is not text', 'is this the right file?');
  const lines = new LineCounter();
  const composed = composeYaml(text, lines);
  const positionAt = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  if ('tooDeepAt' in composed) {
    const message = `lists and mappings are nested more than ${MAX_DEPTH} deep`;
    return failure('E001', positionAt(composed.tooDeepAt), message, 'is this a scenario file?');
  }
  const document = composed.documents.at(0);
  const second = composed.documents.at(1);
  if (document === undefined) return failure('E002', FIRST, 'the file is empty', 'start with `version: 1`');
  if (document.errors.length > 0) return syntaxErrors(document.errors, positionAt);
  if (second !== undefined) {
    const position = positionAt(second.range?.[0] ?? 0);
    return failure('E002', position, 'a second document begins here', 'one file is one scenario: remove the `---`');
  }
  return readDocument(document, lines, positionAt);
}

function readDocument(document: Document, lines: LineCounter, positionAt: (offset: number) => Position): ParsedYaml {
  if (document.contents === null) return failure('E002', FIRST, 'the file is empty', 'start with `version: 1`');
  if (!isMap(document.contents)) {
    const hint = 'write `key: value` lines; see scenarios/00-hello.yaml';
    return failure('E002', FIRST, 'the file does not hold a mapping', hint);
  }
  const { duplicateKeys, unknownAliases } = nodeFaults(document.contents);
  const problemOf = ({ path, offset, message }: NodeFault, hint: string): YamlProblem => ({
    code: 'E001',
    path,
    position: positionAt(offset),
    message,
    hint,
  });
  if (unknownAliases.length > 0) {
    const hint = 'put a text that begins with * in quotes';
    return { ok: false, problems: unknownAliases.slice(0, MAX_PROBLEMS).map((fault) => problemOf(fault, hint)) };
  }
  const problems = [
    ...duplicateKeys.slice(0, MAX_PROBLEMS).map((fault) => problemOf(fault, 'keep one of them')),
    ...document.warnings.slice(0, MAX_PROBLEMS).map((warning) => problemOfError(warning, positionAt)),
  ];
  try {
    return { ok: true, document, lines, raw: document.toJS({ maxAliasCount: MAX_ALIASES }), problems };
  } catch (error) {
    // The only way for yaml to say that the limit is reached.
    if (!(error instanceof ReferenceError)) throw error;
    return failure('E003', FIRST, `aliases expand to more than ${MAX_ALIASES} nodes`, 'write the values out');
  }
}

function syntaxErrors(errors: readonly YAMLError[], positionAt: (offset: number) => Position): ParsedYaml {
  const [first] = errors;
  if (errors.length <= MAX_PROBLEMS) {
    return { ok: false, problems: errors.map((error) => problemOfError(error, positionAt)) };
  }
  const message = `${shorten(first.message)} (and ${errors.length - 1} more faults)`;
  return failure('E001', positionAt(first.pos[0]), message, 'is this a YAML file?');
}

const problemOfError = ({ pos, message }: YAMLError, positionAt: (offset: number) => Position): YamlProblem => ({
  code: 'E001',
  path: [],
  position: positionAt(pos[0]),
  message: shorten(message),
  hint: undefined,
});

/** The parser may quote whole pages. */
const shorten = (message: string): string =>
  message.length > MAX_MESSAGE ? `${message.slice(0, MAX_MESSAGE - 1)}…` : message;

const FIRST: Position = { line: 1, column: 1 };

const failure = (code: DiagnosticCode, position: Position, message: string, hint: string): ParsedYaml => ({
  ok: false,
  problems: [{ code, path: [], position, message, hint }],
});

function positionIn(text: string, offset: number): Position {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}
