import type {
  EqualityOperator,
  ExistenceComparison,
  Expression,
  OrderComparison,
  OrderOperator,
  PatternComparison,
  TextComparison,
  TextSubject,
} from './expression.js';
import { compareVersion } from './version.js';

/** A container instance as the query language sees it. */
export interface QueryInstance {
  /** Undefined: the instance lacks the attribute. One without a value has ''. */
  attribute(name: string): string | undefined;
  readonly ec2InstanceId: string;
  readonly agentConnected: boolean;
  /** As AWS shows it: `1.14.5`. */
  readonly agentVersion: string;
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly registeredAtMs: number;
  readonly runningTasksCount: number;
  /** It hosts a task of the group: `service:web`, `family:batch` (CO-8). */
  hasTaskOfGroup(group: string): boolean;
}

/** Comparisons of what an instance has as text. */
export type ValueComparison = ExistenceComparison | TextComparison | OrderComparison | PatternComparison;

/** Whether the instance is in the set that the expression names. */
export function evaluate(expression: Expression, instance: QueryInstance): boolean {
  switch (expression.kind) {
    case 'or':
      return expression.operands.some((operand) => evaluate(operand, instance));
    case 'and':
      return expression.operands.every((operand) => evaluate(operand, instance));
    case 'not':
      return !evaluate(expression.operand, instance);
    case 'number':
      return compares(expression.operator, numberOf(expression.field, instance) - expression.value);
    case 'version':
      return compares(expression.operator, compareVersion(instance.agentVersion, expression.version));
    case 'group':
      return expression.groups.some((group) => instance.hasTaskOfGroup(group));
    default:
      return holdsFor(expression, textOf(expression.subject, instance));
  }
}

/** A missing value makes every comparison false, those with a ! too, but for !exists (CO-7). */
export function holdsFor(comparison: ValueComparison, value: string | undefined): boolean {
  if (comparison.kind === 'existence') return (value !== undefined) === (comparison.operator === 'exists');
  if (value === undefined) return false;
  switch (comparison.kind) {
    case 'text': {
      const isWanted = comparison.operator === '==' || comparison.operator === 'in';
      return comparison.values.includes(value) === isWanted;
    }
    case 'pattern':
      return comparison.regExp.test(value) === (comparison.operator === '=~');
    case 'order':
      return compares(comparison.operator, compareText(value, comparison.value));
  }
}

const numberOf = (field: 'registeredAt' | 'runningTasksCount', instance: QueryInstance): number =>
  field === 'registeredAt' ? instance.registeredAtMs : instance.runningTasksCount;

function textOf(subject: TextSubject, instance: QueryInstance): string | undefined {
  switch (subject.field) {
    case 'attribute':
      return instance.attribute(subject.name);
    case 'ec2InstanceId':
      return instance.ec2InstanceId;
    case 'agentConnected':
      return instance.agentConnected ? 'true' : 'false';
  }
}

const NUMBER = /^-?\d+(?:\.\d+)?$/;

/** Numbers by size, any other texts by their characters: the documents say no more than "greater than". */
function compareText(a: string, b: string): number {
  if (NUMBER.test(a) && NUMBER.test(b)) return Number(a) - Number(b);
  return a === b ? 0 : a < b ? -1 : 1;
}

/** `difference` is below 0 where the instance's value is the lesser one. */
function compares(operator: EqualityOperator | OrderOperator, difference: number): boolean {
  switch (operator) {
    case '==':
      return difference === 0;
    case '!=':
      return difference !== 0;
    case '>':
      return difference > 0;
    case '>=':
      return difference >= 0;
    case '<':
      return difference < 0;
    case '<=':
      return difference <= 0;
  }
}
