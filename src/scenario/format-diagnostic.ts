import type { Diagnostic } from '../model/diagnostic.js';

/** Where the diagnostic's file is shown from. */
export interface DiagnosticSource {
  /** The name of the file. */
  readonly file: string;
  /** Its text, for the line with the caret. */
  readonly text?: string | undefined;
  /** ANSI colours; default false. */
  readonly color?: boolean | undefined;
}

const MAX_LINE = 160;
/** A tab takes one column here, so that the caret stands right. */
const CONTROL = /\p{Cc}/gu;
const RED = '\u001b[31m';
const YELLOW = '\u001b[33m';
const DIM = '\u001b[2m';
const RESET = '\u001b[0m';

/**
 * `a.yaml:3:19 E012 services[web].desiredCount: found "x", expected a whole number`, the line of the file with a caret under
 * the value, and what to do. Without the file's text, or without a place in it, only the sentences.
 */
export function formatDiagnostic(diagnostic: Diagnostic, { file, text, color = false }: DiagnosticSource): string {
  const { code, severity, path, line, column, message, hint } = diagnostic;
  const paint = (style: string, words: string): string => (color ? `${style}${words}${RESET}` : words);
  const place = line > 0 ? `${file}:${line}:${column}` : file;
  const head = `${place} ${paint(severity === 'error' ? RED : YELLOW, code)} ${path === '' ? '' : `${path}: `}${message}`;
  const source = line > 0 ? text?.split('\n')[line - 1]?.replace(/\r$/, '') : undefined;
  const lines = [head];
  if (source !== undefined && source !== '' && source.length <= MAX_LINE) {
    lines.push(paint(DIM, `  ${source.replaceAll(CONTROL, ' ')}`), `  ${' '.repeat(Math.max(0, column - 1))}^`);
  }
  if (hint !== undefined) lines.push(`  ${hint}`);
  return lines.join('\n');
}
