import type { Situation } from './situation.js';

/** Something that an option says about a situation. */
export interface Remark {
  /** The rules of docs/fidelity.md that say so. */
  readonly rules: readonly string[];
  readonly applies: (situation: Situation) => boolean;
  readonly text: string;
}

/** A way for services to reach each other. */
export interface Interconnect {
  readonly id: InterconnectId;
  /** As AWS calls it. */
  readonly name: string;
  /** What it does, in one sentence. */
  readonly does: string;
  /** Each one that applies rules it out. */
  readonly refusals: readonly Remark[];
  /** What to know where it fits. */
  readonly notes: readonly Remark[];
}

export type InterconnectId =
  | 'serviceConnect'
  | 'vpcLattice'
  | 'cloudMap'
  | 'applicationLoadBalancer'
  | 'networkLoadBalancer'
  | 'classicLoadBalancer'
  | 'appMesh';

/** Keeps the types of an option's parts where it is written. */
export const defineInterconnect = (interconnect: Interconnect): Interconnect => interconnect;

/** Task networking without ports: nothing can call the task. */
export const withoutNetwork = (rules: readonly string[]): Remark => ({
  rules,
  applies: ({ networkMode }) => networkMode === 'none',
  text: 'network mode none gives the task no port that could be called',
});

/** ECS Anywhere stands outside the VPC. */
export const outsideVpc = (what: string): Remark => ({
  rules: ['EX-2'],
  applies: ({ compute }) => compute === 'EXTERNAL',
  text: `ECS Anywhere has no ${what}: external instances stand outside the VPC`,
});
