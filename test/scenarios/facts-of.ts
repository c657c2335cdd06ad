import { readTrace, type TraceEntry } from '../../src/analysis/read-trace.js';
import type { Run } from '../../src/simulate.js';

/** The facts of a kind in a run, in order, as far as their fields are those of `where`. */
export const factsOf = (run: Run, type: TraceEntry['type'], where: Readonly<Record<string, unknown>> = {}) =>
  [...readTrace(run)].filter(
    (entry) => entry.type === type && Object.keys(where).every((field) => entry[field] === where[field]),
  );

/** When they happened, in seconds. */
export const timesOf = (...of: Parameters<typeof factsOf>): readonly number[] => factsOf(...of).map(({ t }) => t);

/** How many tasks of a requester were killed: stopped because their instance went away. */
export const killedOf = (run: Run, requester: string): number =>
  factsOf(run, 'TaskStopped', { cause: 'killed', requester }).length;

/** From the last deployment of a service that began to its end, in seconds. */
export function deploymentSeconds(run: Run, service: string): number {
  const began = timesOf(run, 'DeploymentStarted', { service }).at(-1);
  const ended = timesOf(run, 'DeploymentCompleted', { service }).at(-1);
  if (began === undefined || ended === undefined || ended < began) throw new Error(`${service} is still deploying`);
  return ended - began;
}
