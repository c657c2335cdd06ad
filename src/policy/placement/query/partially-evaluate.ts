import { holdsFor, type QueryInstance } from './evaluate.js';
import type { Compound, Expression } from './expression.js';

/** What instances of one kind have in common. */
export type KnownOfInstance = Pick<QueryInstance, 'attribute'>;

/**
 * The expression with its attributes settled: true or false where nothing else matters, else what still differs from
 * instance to instance of the kind. `evaluate` of the rest is `evaluate` of the whole.
 */
export function partiallyEvaluate(expression: Expression, known: KnownOfInstance): Expression | boolean {
  switch (expression.kind) {
    case 'or':
    case 'and':
      return foldCompound(expression, known);
    case 'not': {
      const operand = partiallyEvaluate(expression.operand, known);
      return typeof operand === 'boolean' ? !operand : { kind: 'not', operand };
    }
    case 'number':
    case 'version':
    case 'group':
      return expression;
    default:
      return expression.subject.field === 'attribute'
        ? holdsFor(expression, known.attribute(expression.subject.name))
        : expression;
  }
}

function foldCompound({ kind, operands }: Compound, known: KnownOfInstance): Expression | boolean {
  /** The value of an operand that settles the whole: true of `or`, false of `and`. */
  const settles = kind === 'or';
  const rest: Expression[] = [];
  for (const operand of operands) {
    const folded = partiallyEvaluate(operand, known);
    if (folded === settles) return settles;
    if (typeof folded === 'boolean') continue;
    if (folded.kind === kind) rest.push(...folded.operands);
    else rest.push(folded);
  }
  if (rest.length === 0) return !settles;
  return rest.length === 1 ? rest[0] : { kind, operands: rest };
}
