import { fail, type Cursor } from './cursor.js';
import type { AttributeSubject, Comparison, TextSubject } from './expression.js';
import { translateJavaPattern } from './java-pattern.js';
import { parseOperator } from './parse-operator.js';
import { parseSubject } from './parse-subject.js';
import { readList, readPattern, readValue } from './read-value.js';
import { ATTRIBUTE_PREFIX, type OperatorOf } from './subjects.js';
import { attributeValue, count, date, instanceId, taskGroup, trueOrFalse, version } from './value-rules.js';

/** `subject operator [argument]` */
export function parseComparison(cursor: Cursor): Comparison | null {
  const subject = parseSubject(cursor);
  if (subject === null) return null;
  switch (subject.field) {
    case 'attribute':
      return parseAttribute(cursor, subject);
    case 'agentConnected':
    case 'ec2InstanceId': {
      const operator = parseOperator(cursor, subject.field, subject.field);
      return operator && parseChoice(cursor, { field: subject.field }, operator);
    }
    case 'registeredAt':
    case 'runningTasksCount':
      return parseNumber(cursor, subject.field);
    case 'agentVersion':
      return parseVersionComparison(cursor);
    case 'task:group':
      return parseGroup(cursor);
  }
}

function parseAttribute(cursor: Cursor, subject: AttributeSubject): Comparison | null {
  const operator = parseOperator(cursor, 'attribute', ATTRIBUTE_PREFIX + subject.name);
  if (operator === null) return null;
  switch (operator) {
    case 'exists':
    case '!exists':
      return { kind: 'existence', subject, operator };
    case '>':
    case '>=':
    case '<':
    case '<=': {
      const value = readValue(cursor, operator, attributeValue);
      return value === null ? null : { kind: 'order', subject, operator, value };
    }
    default:
      return parseChoice(cursor, subject, operator);
  }
}

const choiceRules = { attribute: attributeValue, ec2InstanceId: instanceId, agentConnected: trueOrFalse };

function parseChoice(cursor: Cursor, subject: TextSubject, operator: OperatorOf<'ec2InstanceId'>): Comparison | null {
  switch (operator) {
    case '=~':
    case '!~': {
      const literal = readPattern(cursor, operator);
      if (literal === null) return null;
      const translated = translateJavaPattern(literal.text);
      if (translated.ok)
        return { kind: 'pattern', subject, operator, pattern: literal.text, regExp: translated.regExp };
      const { offset, length, message, hint } = translated.problem;
      return fail(cursor, literal.offset + offset, length, message, hint);
    }
    case 'in':
    case '!in': {
      const values = readList(cursor, operator, choiceRules[subject.field]);
      return values && { kind: 'text', subject, operator, values };
    }
    default: {
      const value = readValue(cursor, operator, choiceRules[subject.field]);
      return value === null ? null : { kind: 'text', subject, operator, values: [value] };
    }
  }
}

function parseNumber(cursor: Cursor, field: 'registeredAt' | 'runningTasksCount'): Comparison | null {
  const operator = parseOperator(cursor, field, field);
  const written = operator && readValue(cursor, operator, field === 'registeredAt' ? date : count);
  return written && { kind: 'number', field, operator, value: written.value, text: written.text };
}

function parseVersionComparison(cursor: Cursor): Comparison | null {
  const operator = parseOperator(cursor, 'agentVersion', 'agentVersion');
  const written = operator && readValue(cursor, operator, version);
  return written && { kind: 'version', operator, version: written.value, text: written.text };
}

function parseGroup(cursor: Cursor): Comparison | null {
  const operator = parseOperator(cursor, 'task:group', 'task:group');
  if (operator === null) return null;
  if (operator === 'in') {
    const groups = readList(cursor, operator, taskGroup);
    return groups && { kind: 'group', operator, groups };
  }
  const group = readValue(cursor, operator, taskGroup);
  return group === null ? null : { kind: 'group', operator, groups: [group] };
}
