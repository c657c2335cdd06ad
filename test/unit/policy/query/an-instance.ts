import { expect } from 'vitest';
import { evaluate, type QueryInstance } from '../../../../src/policy/placement/query/evaluate.js';
import type { Expression } from '../../../../src/policy/placement/query/expression.js';
import { parseExpression } from '../../../../src/policy/placement/query/parse-expression.js';

type Facts = Omit<QueryInstance, 'attribute' | 'hasTaskOfGroup'> & {
  readonly attributes: Readonly<Record<string, string>>;
  readonly groups: readonly string[];
};

const usual: Facts = {
  attributes: {},
  groups: [],
  ec2InstanceId: 'i-abcd1234',
  agentConnected: true,
  agentVersion: '1.80.0',
  registeredAtMs: 0,
  runningTasksCount: 0,
};

export function instance(different: Partial<Facts> = {}): QueryInstance {
  const { attributes, groups, ...facts } = { ...usual, ...different };
  return {
    ...facts,
    attribute: (name) => (Object.hasOwn(attributes, name) ? attributes[name] : undefined),
    hasTaskOfGroup: (group) => groups.includes(group),
  };
}

export function parsed(text: string): Expression {
  const result = parseExpression(text);
  if (!result.ok) expect.fail(`${text}: ${result.problem.message} at ${result.problem.offset}`);
  return result.expression;
}

export const holds = (text: string, different?: Partial<Facts>): boolean => evaluate(parsed(text), instance(different));
