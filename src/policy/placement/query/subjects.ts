import type { Operator } from './expression.js';

const choice = ['==', '!=', 'in', '!in', '=~', '!~'] as const;
const order = ['==', '!=', '>', '>=', '<', '<='] as const;

/**
 * Which operators a subject allows (CO-5). The documents list none for task:group: their examples have ==, and public
 * tools use `in`. What != would mean beside other tasks they do not say, and `not(…)` says it without doubt.
 */
export const allowedOperators = {
  agentConnected: choice,
  agentVersion: order,
  attribute: [...order, 'in', '!in', '=~', '!~', 'exists', '!exists'],
  ec2InstanceId: choice,
  registeredAt: order,
  runningTasksCount: order,
  'task:group': ['==', 'in'],
} as const satisfies Readonly<Record<string, readonly Operator[]>>;

export type SubjectField = keyof typeof allowedOperators;
export type OperatorOf<Field extends SubjectField> = (typeof allowedOperators)[Field][number];

/** The subjects that are one word. */
export const plainSubjects = [
  'agentConnected',
  'agentVersion',
  'ec2InstanceId',
  'registeredAt',
  'runningTasksCount',
  'task:group',
] as const satisfies readonly SubjectField[];

export const ATTRIBUTE_PREFIX = 'attribute:';
