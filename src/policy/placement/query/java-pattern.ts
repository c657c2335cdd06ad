import { matchAt } from './cursor.js';
import { translateCharacterClass } from './java-character-class.js';
import { readJavaEscape } from './java-escape.js';
import { failAtPattern, literal, takeCharacter, type PatternReader } from './pattern-reader.js';
import { problemOf, type Problem } from './problem.js';

export type TranslatedPattern =
  { readonly ok: true; readonly regExp: RegExp } | { readonly ok: false; readonly problem: Problem };

/** Parts that a pattern may have, those of a counted repetition counted as often: more than any value needs. */
const MAX_SIZE = 2000;
const MAX_DEPTH = 50;

const QUANTIFIER = /[*+?]|\{(\d{1,4})(?:,(\d{1,4})?)?\}/y;
const IGNORE_CASE = '(?i)';
/** Groups are not captured: nothing can refer to them. */
const GROUPS: ReadonlyMap<string, string> = new Map([
  ['(', '(?:'],
  ['(?:', '(?:'],
  ['(?=', '(?='],
  ['(?!', '(?!'],
]);
const GROUP_START = /\((?:\?(?:<[A-Za-z][A-Za-z0-9]*>|<[=!]|[A-Za-z-]*[:)]|.)?)?/y;

interface Part {
  readonly size: number;
  /** Takes no character, so it cannot be repeated. */
  readonly isAssertion: boolean;
}

/**
 * Java's regular expressions in JavaScript, for the part that both have: a match is of the whole value (CO-6). What the
 * two languages read differently, and what JavaScript lacks, is a problem; its offset counts from the pattern's start.
 */
export function translateJavaPattern(pattern: string): TranslatedPattern {
  if (pattern === '') return { ok: false, problem: problemOf(0, 1, 'expected a pattern; found nothing') };
  const ignoresCase = pattern.startsWith(IGNORE_CASE);
  const at = ignoresCase ? IGNORE_CASE.length : 0;
  const reader: PatternReader = { pattern, at, translated: '', problem: undefined };
  const size = translateAlternatives(reader, 0);
  if (size !== null) {
    if (reader.at < pattern.length) failAtPattern(reader, reader.at, 1, 'no ( of the pattern is open at this )');
    else if (size > MAX_SIZE) failAtPattern(reader, 0, pattern.length, 'the pattern repeats too much');
  }
  if (reader.problem !== undefined) return { ok: false, problem: reader.problem };
  return { ok: true, regExp: new RegExp(`^(?:${reader.translated})$`, ignoresCase ? 'iu' : 'u') };
}

/** To the end or to a ) of a group around it. Its size. */
function translateAlternatives(reader: PatternReader, depth: number): number | null {
  let size = 0;
  while (reader.at < reader.pattern.length && reader.pattern[reader.at] !== ')') {
    if (reader.pattern[reader.at] === '|') {
      reader.at += 1;
      reader.translated += '|';
      continue;
    }
    const part = translatePart(reader, depth);
    const repeated = part && translateQuantifier(reader, part);
    if (repeated === null) return null;
    size += repeated;
  }
  return size;
}

function translatePart(reader: PatternReader, depth: number): Part | null {
  const { pattern, at } = reader;
  switch (pattern[at]) {
    case '(':
      return translateGroup(reader, depth);
    case '[':
      return translateCharacterClass(reader) && { size: 1, isAssertion: false };
    case '\\': {
      const escape = readJavaEscape(reader, false);
      if (escape === null) return null;
      reader.translated += escape.kind === 'character' ? literal(escape.character, false) : escape.source;
      return { size: 1, isAssertion: escape.kind === 'assertion' };
    }
    case '*':
    case '+':
    case '?':
    case '{':
      return failAtPattern(
        reader,
        at,
        1,
        `expected something to repeat before "${pattern[at]}"`,
        `the character itself is written \\${pattern[at]}`,
      );
    case '.':
    case '^':
    case '$':
      reader.at += 1;
      reader.translated += pattern[at];
      return { size: 1, isAssertion: pattern[at] !== '.' };
    default:
      reader.translated += literal(takeCharacter(reader), false);
      return { size: 1, isAssertion: false };
  }
}

function translateGroup(reader: PatternReader, depth: number): Part | null {
  const start = reader.at;
  const open = matchAt(reader.pattern, start, GROUP_START);
  const translated = open.startsWith('(?<') && open.endsWith('>') ? '(?:' : GROUPS.get(open);
  if (translated === undefined) {
    const allowed = `a group starts with ( (?: (?= or (?!, and ${IGNORE_CASE} stands at the pattern's start only`;
    return failAtPattern(reader, start, open.length, `${allowed}; found "${open}"`);
  }
  if (depth === MAX_DEPTH) return failAtPattern(reader, start, 1, `groups nest ${MAX_DEPTH} deep at most`);
  reader.at += open.length;
  reader.translated += translated;
  const size = translateAlternatives(reader, depth + 1);
  if (size === null) return null;
  if (reader.pattern[reader.at] !== ')') return failAtPattern(reader, start, 1, 'this ( of the pattern is not closed');
  reader.at += 1;
  reader.translated += ')';
  return { size: size + 1, isAssertion: translated !== '(?:' };
}

/** The size of the part, repeated as it is: *, + and ? count once, and {2,} twice. */
function translateQuantifier(reader: PatternReader, { size, isAssertion }: Part): number | null {
  const { pattern, at: start } = reader;
  QUANTIFIER.lastIndex = start;
  const match = QUANTIFIER.exec(pattern);
  if (match === null) {
    if (pattern[start] !== '{') return size;
    const hint = 'the character itself is written \\{';
    return failAtPattern(reader, start, 1, 'expected a repetition such as {2}, {2,} or {2,5}', hint);
  }
  const [written, least = '1', most = least] = match;
  if (isAssertion) return failAtPattern(reader, start, written.length, `"${written}" repeats what takes no character`);
  const behind = pattern[start + written.length];
  if (behind === '+') {
    const message = `a possessive repetition is not supported; found "${written}+"`;
    return failAtPattern(reader, start, written.length + 1, message, `did you mean ${written}?`);
  }
  if (Number(most) < Number(least))
    return failAtPattern(reader, start, written.length, `${written} has more at least than at most`);
  reader.at += written.length;
  reader.translated += written;
  // Reluctant or not is the same where the whole value must match.
  if (behind === '?') reader.at += 1;
  return size * Math.max(1, Number(most));
}
