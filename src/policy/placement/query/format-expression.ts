import type { Comparison, Expression, TextSubject } from './expression.js';
import { reservedWords } from './read-value.js';
import { ATTRIBUTE_PREFIX } from './subjects.js';

/**
 * The expression as text, in one spelling: signs for comparisons, words for and, or and not, quotes only where they are
 * needed. `parseExpression` of it is the same expression, if it is not too long by then.
 */
export function formatExpression(expression: Expression): string {
  switch (expression.kind) {
    case 'or':
      return expression.operands.map(formatExpression).join(' or ');
    case 'and':
      return expression.operands
        .map((operand) => (operand.kind === 'or' ? `(${formatExpression(operand)})` : formatExpression(operand)))
        .join(' and ');
    case 'not':
      return `not(${formatExpression(expression.operand)})`;
    default:
      return formatComparison(expression);
  }
}

function formatComparison(comparison: Comparison): string {
  const { operator } = comparison;
  switch (comparison.kind) {
    case 'existence':
      return `${formatSubject(comparison.subject)} ${operator}`;
    case 'text':
      return `${formatSubject(comparison.subject)} ${operator} ${formatValues(operator, comparison.values)}`;
    case 'order':
      return `${formatSubject(comparison.subject)} ${operator} ${formatValue(comparison.value)}`;
    case 'pattern':
      return `${formatSubject(comparison.subject)} ${operator} ${formatPattern(comparison.pattern)}`;
    case 'number':
      return `${comparison.field} ${operator} ${comparison.text}`;
    case 'version':
      return `agentVersion ${operator} ${comparison.text}`;
    case 'group':
      return `task:group ${operator} ${formatValues(operator, comparison.groups)}`;
  }
}

const formatSubject = (subject: TextSubject): string =>
  subject.field === 'attribute' ? ATTRIBUTE_PREFIX + subject.name : subject.field;

const formatValues = (operator: string, values: readonly string[]): string =>
  operator === 'in' || operator === '!in' ? `[${values.map(formatValue).join(', ')}]` : formatValue(values[0]);

const quoteUnless = (isPlain: boolean, text: string): string =>
  isPlain && !reservedWords.includes(text) ? text : `'${text}'`;

const formatValue = (value: string): string => quoteUnless(/^[\w\-.@/\\:#]+$/.test(value), value);

const formatPattern = (pattern: string): string => quoteUnless(/^[^\s()'"&|]+$/.test(pattern), pattern);
