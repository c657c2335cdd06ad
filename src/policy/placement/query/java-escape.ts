import { failAtPattern, takeCharacter, type PatternReader } from './pattern-reader.js';

export type JavaEscape =
  | { readonly kind: 'character'; readonly character: string }
  /** A pattern that may also stand within a class. */
  | { readonly kind: 'set'; readonly source: string }
  | { readonly kind: 'assertion'; readonly source: string };

/** The same letters in both languages. */
const SETS = 'dDwWsS';
/** Where the whole value must match, the ends of the input are those of JavaScript. */
const ASSERTIONS: ReadonlyMap<string, string> = new Map([
  ['b', '\\b'],
  ['B', '\\B'],
  ['A', '^'],
  ['z', '$'],
  ['Z', '$'],
]);
const CHARACTERS: ReadonlyMap<string, string> = new Map([
  ['t', '\t'],
  ['n', '\n'],
  ['r', '\r'],
  ['f', '\f'],
]);

/** In Java the first seven are of ASCII alone; JavaScript's classes of these names are not. */
const CLASSES: ReadonlyMap<string, string> = new Map([
  ['Lower', 'a-z'],
  ['Upper', 'A-Z'],
  ['Alpha', 'A-Za-z'],
  ['Digit', '0-9'],
  ['Alnum', 'A-Za-z0-9'],
  ['XDigit', '0-9A-Fa-f'],
  ['Punct', '!-\\/:-@\\[-`\\{-~'],
  ...['L', 'Lu', 'Ll', 'N', 'Nd'].map((category): [string, string] => [category, `\\p{${category}}`]),
]);

/** Reads what follows a backslash, which is at the reader. */
export function readJavaEscape(reader: PatternReader, isInClass: boolean): JavaEscape | null {
  const { pattern, at: start } = reader;
  reader.at += 1;
  const name = takeCharacter(reader);
  if (name === '')
    return failAtPattern(reader, start, 1, 'the pattern ends in a backslash', 'a backslash is written \\\\');
  if (!/[A-Za-z0-9]/.test(name)) return { kind: 'character', character: name };
  if (SETS.includes(name)) return { kind: 'set', source: `\\${name}` };
  const assertion = isInClass ? undefined : ASSERTIONS.get(name);
  if (assertion !== undefined) return { kind: 'assertion', source: assertion };
  const character = CHARACTERS.get(name);
  if (character !== undefined) return { kind: 'character', character };
  if (name === 'x' || name === 'u') return readHexadecimal(reader, start, name === 'x' ? 2 : 4);
  if (name === 'p') return readClass(reader, start, isInClass);
  const what = /[1-9]/.test(name) ? 'a back reference' : 'this escape';
  return failAtPattern(
    reader,
    start,
    2,
    `${what} is not supported in patterns; found "${pattern.slice(start, reader.at)}"`,
  );
}

function readHexadecimal(reader: PatternReader, start: number, digits: number): JavaEscape | null {
  const text = reader.pattern.slice(reader.at, reader.at + digits);
  if (!/^[0-9A-Fa-f]+$/.test(text) || text.length < digits)
    return failAtPattern(reader, start, 2 + text.length, `expected ${digits} hexadecimal digits; found "${text}"`);
  reader.at += digits;
  const character = String.fromCharCode(Number.parseInt(text, 16));
  // Half a character beside another half would become one, and a range from it another range.
  if (/\p{Cs}/u.test(character)) return failAtPattern(reader, start, 2 + digits, 'half a character is not supported');
  return { kind: 'character', character };
}

function readClass(reader: PatternReader, start: number, isInClass: boolean): JavaEscape | null {
  const name = /^(?:\{(\w*)\}|(\w))/.exec(reader.pattern.slice(reader.at));
  const [written, braced, letter] = name ?? ['', undefined, undefined];
  const body = CLASSES.get(braced ?? letter ?? '');
  if (body === undefined) {
    const message = `expected a class such as ${Array.from(CLASSES.keys(), (key) => `\\p{${key}}`).join(', ')}`;
    const found = reader.pattern.slice(start, start + 2 + written.length);
    return failAtPattern(reader, start, found.length, `${message}; found "${found}"`, 'write the characters in [ ]');
  }
  reader.at += written.length;
  return { kind: 'set', source: isInClass ? body : `[${body}]` };
}
