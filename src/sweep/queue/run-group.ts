import type { Failure } from '../failure.js';
import type { RunAnswer } from '../run-in-order.js';
import { plainResult, readResult, type PlainResult } from '../result-text.js';
import type { RunJob } from '../runner.js';
import { digestOf, scenarioText } from '../scenario-text.js';
import { QueueError } from './queue-error.js';

/**
 * Runs of one scenario with several seeds: a parent job of the queue, whose children are its runs. Plain data. Equal groups
 * have one id, so that a group which is asked for twice is done once.
 */
export interface RunGroup {
  readonly program: string;
  /** As `scenarioText` writes it. */
  readonly scenario: string;
  readonly metrics: readonly string[];
  readonly seeds: readonly string[];
}

/** A child: the nth seed of its parent. */
export interface ChildRun {
  readonly program: string;
  readonly n: number;
}

/** What a child gives, as JSON has it. */
export type PlainAnswer =
  { readonly ok: true; readonly result: PlainResult } | { readonly ok: false; readonly failure: Failure };

/** What the parent gives: an answer for each seed, in their order. */
export interface GroupAnswer {
  readonly answers: readonly PlainAnswer[];
}

/** A group of jobs that have one scenario and the same figures. */
export const runGroup = (jobs: readonly RunJob[], program: string): RunGroup => ({
  program,
  scenario: scenarioText(jobs[0].scenario),
  metrics: jobs[0].metrics,
  seeds: jobs.map(({ seed }) => seed),
});

export const groupId = ({ program, scenario, metrics, seeds }: RunGroup): string =>
  digestOf(program, scenario, JSON.stringify(metrics), JSON.stringify(seeds));

/** The id of a child, by the content of its run too. */
export const childId = (group: string, n: number): string => `${group}-${n}`;

export const plainAnswer = (answer: RunAnswer): PlainAnswer =>
  answer.ok ? { ok: true, result: plainResult(answer.result) } : answer;

/** The answers of a group. @throws QueueError unless there is a whole one for each seed. */
export const readAnswers = ({ seeds, metrics }: RunGroup, { answers }: GroupAnswer): readonly RunAnswer[] =>
  seeds.map((seed, n) => {
    const answer = answers.at(n);
    if (answer?.ok === false) return answer;
    const result = readResult(answer?.result, metrics.length);
    if (result === undefined) throw new QueueError(`the queue's answer for seed ${seed} is not whole`);
    return { ok: true, result };
  });
