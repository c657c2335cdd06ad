import type { Fleet } from '../policy/packing/fleet.js';
import { judgeDecision, type Judgement, type Scheduler } from './judge-decision.js';
import { ModelCluster } from './model-cluster.js';
import { perform, planName, rowName, type Log } from './perform.js';
import type { Trial } from './trial.js';

/** Makes a scheduler for a fleet, whose columns change from then on. */
export type CreateScheduler = (fleet: Fleet) => Scheduler;

/** Decisions, counted. A check that saw none of some kind has shown little. */
export interface Decisions {
  decisions: number;
  /** Nothing fitted. */
  refused: number;
  /** Several instances were as good, so that one was drawn. */
  drawn: number;
}

/** A decision that was wrong, with the cluster as it was then. */
export class WrongDecision extends Error {
  override readonly name = 'WrongDecision';

  constructor(
    readonly cluster: ModelCluster,
    /** Which of the trial's task plans was to be placed. */
    readonly plan: number,
    readonly judgement: Judgement,
  ) {
    super(judgement.faults.join('; '));
  }
}

/**
 * Does what a trial says with a scheduler, and throws a {@link WrongDecision} at the first decision that differs from the
 * definition. Else tasks are placed as decided.
 */
export function runTrial(trial: Trial, createScheduler: CreateScheduler, log?: Log): Decisions {
  const cluster = new ModelCluster(trial);
  const scheduler = createScheduler(cluster.fleet);
  const counts: Decisions = { decisions: 0, refused: 0, drawn: 0 };
  const decide = (_: ModelCluster, plan: number, draw: number): void => {
    const judgement = judgeDecision(cluster.fleet, cluster.requests[plan], scheduler, draw);
    if (judgement.faults.length > 0) throw new WrongDecision(cluster, plan, judgement);
    const { row, draws } = judgement.expected;
    counts.decisions++;
    if (draws > 0) counts.drawn++;
    if (row < 0) {
      counts.refused++;
      log?.(`${planName(plan)} is asked for: nothing fits`);
    } else {
      cluster.put(plan, row);
      log?.(`${planName(plan)} is asked for: placed on ${rowName(cluster, row)}`);
    }
  };
  for (const operation of trial.operations) perform(cluster, operation, decide, log);
  return counts;
}
