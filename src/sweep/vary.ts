import { parsePath } from '../scenario/path-text.js';
import { durationMs } from '../scenario/schema/words.js';

/** A path of the scenario file and the values that it takes, as `--set` would take them. */
export interface Axis {
  readonly path: string;
  readonly values: readonly string[];
}

export type AxisRead = { readonly ok: true; readonly axis: Axis } | { readonly ok: false; readonly reason: string };

const FORM = "write 'path=60..100:5' or 'path=a,b,c'";
const MOST_VALUES = 100_000;

/**
 * Reads `path=60..100:5`, `path=1m..5m:30s`, `path=a,b,c`, and lists with ranges in them. A range holds its end only where a
 * step meets it; it may go down; numbers go by 1 unless a step is given. Commas within brackets and quotes split nothing.
 */
export function readAxis(text: string): AxisRead {
  const refuse = (reason: string): AxisRead => ({ ok: false, reason: `${reason}; ${FORM}` });
  const equals = text.indexOf('=');
  if (equals < 0) return refuse('there is no = in it');
  const path = text.slice(0, equals).trim();
  if (parsePath(path) === undefined) return refuse(`"${path}" is no path`);
  const values: string[] = [];
  for (const part of splitList(text.slice(equals + 1))) {
    if (part === '') return refuse('a value is missing');
    const range = readRange(part);
    if (typeof range === 'string') return refuse(range);
    values.push(...range);
    if (values.length > MOST_VALUES) return refuse(`more than ${MOST_VALUES} values`);
  }
  const seen = new Set<string>();
  const twice = values.find((value) => seen.size === seen.add(value).size);
  return twice === undefined ? { ok: true, axis: { path, values } } : refuse(`${twice} is given twice`);
}

/** The parts between commas that stand outside of brackets and quotes. */
function splitList(text: string): readonly string[] {
  const parts = [''];
  let depth = 0;
  let quote = '';
  for (const character of text) {
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if ('[{'.includes(character)) depth++;
    else if (']}'.includes(character)) depth--;
    if (character === ',' && depth <= 0 && quote === '') parts.push('');
    else parts[parts.length - 1] += character;
  }
  return parts.map((part) => part.trim());
}

const RANGE = /^([-+]?\d[^\s:]*?)\.\.([^\s:]+?)(?::(\S+))?$/;

/** The values of a range, or of a text that is none the text itself; a plain string says what is wrong. */
function readRange(text: string): readonly string[] | string {
  const match = RANGE.exec(text);
  if (match === null) return [text];
  const [, from, to, by] = match as unknown as readonly [string, string, string, string | undefined];
  const measure = [from, to, by ?? '1'].every(isNumber) ? numbers : durations;
  const [first, last, step] = [from, to, by ?? '1'].map(measure.read);
  if (first === undefined || last === undefined || step === undefined) return `${text} is no range`;
  if (by === undefined && measure === durations) return `${text} needs a step, such as ${text}:30s`;
  if (!(step > 0)) return `the step of ${text} must be above 0`;
  const decimals = measure === durations ? 0 : Math.max(...[from, to, by ?? '1'].map(decimalsOf));
  const scale = Number(`1e${decimals}`);
  const [start, end, stride] = [first, last, step].map((each) => Math.round(each * scale));
  const count = Math.floor(Math.abs(end - start) / stride) + 1;
  if (count > MOST_VALUES) return `${text} has more than ${MOST_VALUES} values`;
  const direction = end < start ? -1 : 1;
  return Array.from({ length: count }, (_, n) => measure.write((start + direction * n * stride) / scale));
}

const isNumber = (text: string): boolean => /^[-+]?\d+(?:\.\d+)?$/.test(text);
const decimalsOf = (text: string): number => (text.split('.')[1] ?? '').length;

interface Measure {
  readonly read: (text: string) => number | undefined;
  readonly write: (value: number) => string;
}

const numbers: Measure = { read: Number, write: String };
/** In milliseconds; written as the file would have them. */
const durations: Measure = { read: durationMs, write: (ms) => `${ms / 1000}s` };
