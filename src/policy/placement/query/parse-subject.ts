import { fail, failAt, peek, quote, type Cursor } from './cursor.js';
import { nearestWord } from '../../../model/nearest-word.js';
import { ATTRIBUTE_PREFIX, plainSubjects } from './subjects.js';

export type Subject =
  { readonly field: 'attribute'; readonly name: string } | { readonly field: (typeof plainSubjects)[number] };

const MAX_NAME_LENGTH = 128;
/** What no name of an attribute has (CO-10). */
const NOT_OF_A_NAME = /[^A-Za-z0-9\-_/\\.]/;

const EXPECTED = `expected a subject: ${plainSubjects.join(', ')} or ${ATTRIBUTE_PREFIX}NAME`;

export function parseSubject(cursor: Cursor): Subject | null {
  const token = peek(cursor);
  const plain = plainSubjects.find((word) => word === token.text);
  const isAttribute = token.text.startsWith(ATTRIBUTE_PREFIX);
  if (plain === undefined && !isAttribute) return failAt(cursor, token, EXPECTED, hintForSubject(token.text));
  cursor.at += token.text.length;
  if (plain !== undefined) return { field: plain };
  const name = token.text.slice(ATTRIBUTE_PREFIX.length);
  return isName(cursor, name, token.offset + ATTRIBUTE_PREFIX.length) ? { field: 'attribute', name } : null;
}

/** Says so if it is none. */
function isName(cursor: Cursor, name: string, offset: number): boolean {
  const wrong = name.search(NOT_OF_A_NAME);
  if (name === '') {
    const found = quote(cursor.text.slice(offset, offset + 1));
    fail(cursor, offset, 1, `expected the attribute's name right behind the colon; found ${found}`);
  } else if (name.length > MAX_NAME_LENGTH) {
    fail(cursor, offset, name.length, `a name has at most ${MAX_NAME_LENGTH} characters; found ${name.length}`);
  } else if (wrong !== -1) {
    const message = `a name has letters, digits and - _ . / \\ only; found ${quote(name[wrong])}`;
    fail(cursor, offset + wrong, 1, message);
  }
  return cursor.problem === undefined;
}

function hintForSubject(text: string): string | undefined {
  if (text === '' || NOT_OF_A_NAME.test(text.replaceAll(':', ''))) return undefined;
  const near = nearestWord(text, plainSubjects);
  if (near !== undefined) return `did you mean ${near}?`;
  const colon = text.indexOf(':');
  const prefix = colon === -1 ? text : text.slice(0, colon);
  if (nearestWord(prefix, [ATTRIBUTE_PREFIX.slice(0, -1)]) !== undefined)
    return `did you mean ${ATTRIBUTE_PREFIX}${colon === -1 ? 'NAME' : text.slice(colon + 1)}?`;
  const isWord = colon === -1 && !['and', 'or'].includes(text);
  return isWord ? `an attribute is written ${ATTRIBUTE_PREFIX}${text}` : undefined;
}
