import { parseDate } from './parse-date.js';
import { parseVersion } from './version.js';

/** What a subject may be compared with. */
export interface ValueRule<Value> {
  /** For messages: "expected …". */
  readonly expected: string;
  /** Undefined: the text is not such a value. */
  readonly read: (text: string) => Value | undefined;
  readonly hint?: (text: string) => string | undefined;
}

const textMatching = (pattern: RegExp): ValueRule<string>['read'] => {
  return (text) => (pattern.test(text) ? text : undefined);
};

/** CO-10: a value outside of this belongs to no instance. */
export const attributeValue: ValueRule<string> = {
  expected: 'a value of 1 to 128 letters, digits, - _ . @ / \\ : and blanks, none at its ends',
  read: textMatching(/^(?! )[A-Za-z0-9\-_.@/\\: ]{1,128}(?<! )$/),
  hint: (text) => {
    if (text === '') return 'whether there is an attribute is asked with exists and !exists';
    return /[*+?^$[\](){}|]/.test(text) ? 'patterns go with =~' : undefined;
  },
};

export const instanceId: ValueRule<string> = {
  expected: 'the id of an instance, such as i-abcd1234',
  read: textMatching(/^[A-Za-z0-9\-_]+$/),
  hint: (text) => (text.includes('*') ? 'patterns go with =~' : undefined),
};

export const trueOrFalse: ValueRule<string> = {
  expected: 'true or false',
  read: textMatching(/^(?:true|false)$/),
  hint: (text) => (/^(?:true|false)$/i.test(text) ? `did you mean ${text.toLowerCase()}?` : undefined),
};

/** A value and the text that means it. */
export interface Written<Value> {
  readonly value: Value;
  readonly text: string;
}

const written = <Value>(read: (text: string) => Value | undefined): ValueRule<Written<Value>>['read'] => {
  return (text) => {
    const value = read(text);
    return value === undefined ? undefined : { value, text };
  };
};

export const count: ValueRule<Written<number>> = {
  expected: 'a whole number, 0 or more',
  read: written((text) => (/^\d{1,9}$/.test(text) ? Number(text) : undefined)),
};

export const date: ValueRule<Written<number>> = {
  expected: 'a date such as 2018-06-18, 2018-06-18T22:28:28, 2018-06-18T22:28:28Z or 2018-06-18T22:28:28+00:00',
  read: written(parseDate),
  hint: (text) =>
    /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/.test(text) ? `did you mean ${text.replace(' ', 'T')}?` : undefined,
};

export const version: ValueRule<Written<readonly number[]>> = {
  expected: 'a version such as 1.14.5',
  read: written(parseVersion),
  hint: (text) => (parseVersion(text.slice(1)) === undefined ? undefined : `did you mean ${text.slice(1)}?`),
};

export const taskGroup: ValueRule<string> = {
  expected: 'a task group such as service:web or family:batch',
  read: textMatching(/^\S(?:.*\S)?$/),
};
