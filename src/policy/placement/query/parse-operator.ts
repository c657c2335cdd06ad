import { failAt, peek, type Cursor } from './cursor.js';
import type { Operator } from './expression.js';
import { nearestWord } from '../../../model/nearest-word.js';
import { foreignOperators, operatorSpellings } from './operators.js';
import { allowedOperators, type OperatorOf, type SubjectField } from './subjects.js';

/** An operator that the subject allows; `subject` is the field as messages name it. */
export function parseOperator<Field extends SubjectField>(
  cursor: Cursor,
  field: Field,
  subject: string,
): OperatorOf<Field> | null {
  const allowed: readonly OperatorOf<Field>[] = allowedOperators[field];
  const token = peek(cursor);
  const operator = operatorSpellings.get(token.text);
  const mayHave = allowed.find((one) => one === operator);
  if (mayHave === undefined) {
    const meant = operator === undefined ? nearOperator(cursor, token.text, allowed) : insteadOf(operator, field);
    const hint = meant === undefined ? undefined : `did you mean ${meant}?`;
    return failAt(cursor, token, `expected an operator: ${subject} takes ${allowed.join(', ')}`, hint);
  }
  cursor.at += token.text.length;
  return mayHave;
}

function nearOperator(cursor: Cursor, text: string, allowed: readonly Operator[]): string | undefined {
  const behind = { text: cursor.text, at: cursor.at + text.length, problem: undefined };
  const next = peek(behind).text;
  const isAllowed = (word: string | undefined): boolean =>
    allowed.some((one) => one === operatorSpellings.get(word ?? ''));
  const likely = [`${text}${next}`, `${text}_${next}`, foreignOperators.get(text.toLowerCase())];
  return likely.find(isAllowed) ?? nearestWord(text, Array.from(operatorSpellings.keys()).filter(isAllowed));
}

/** The other way to say it where the subject does not take the operator. */
function insteadOf(operator: Operator, field: SubjectField): string | undefined {
  if (field !== 'task:group') return undefined;
  if (operator === '!=') return 'not(task:group == …)';
  return operator === '!in' ? 'not(task:group in […])' : undefined;
}
