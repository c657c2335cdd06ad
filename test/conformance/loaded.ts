import { factsOf, run } from './run.js';
import { cluster, service } from './cluster.js';

type Json = Readonly<Record<string, unknown>>;
export type Points = readonly (readonly [number, number])[];

const cpu = 'ECSServiceAverageCPUUtilization';
export const memory = 'ECSServiceAverageMemoryUtilization';
export const requests = 'ALBRequestCountPerTarget';
export const tracking = (targetValue: number, fields: Json = {}): Json => ({
  type: 'targetTracking',
  metric: cpu,
  targetValue,
  ...fields,
});
export const step = (threshold: number, steps: readonly Json[], fields: Json = {}): Json => ({
  type: 'step',
  metric: cpu,
  threshold,
  adjustmentType: 'ChangeInCapacity',
  steps,
  ...fields,
});

/** So many percent of one task's CPU, from these seconds on: 1 % of 1,024 units is one request/s of 10 ms. */
export const percentOfOneTask = (points: Points): Json => ({
  requestsPerSecond: { type: 'steps', points },
  cpuMillisecondsPerRequest: 10,
});

/** A service of one-vCPU tasks on instances with room for 200. `load` in percent of one task. */
export const loaded = (count: number, load: Points, policies: readonly Json[], parts: Json = {}, fields: Json = {}) =>
  run(
    cluster(50, {
      duration: '1h',
      managedScaling: { status: 'DISABLED' },
      provider: { managedTerminationProtection: 'DISABLED' },
      services: [
        service('web', 'unit', count, {
          load: percentOfOneTask(load),
          autoScaling: { minCapacity: 1, maxCapacity: 100, policies },
          ...fields,
        }),
      ],
      ...parts,
    }),
  );

/** When the desired count was set after the start, and to what. */
export const counts = (finished: ReturnType<typeof run>): Points =>
  factsOf(finished, 'DesiredCountChanged')
    .slice(1)
    .map(({ t, desiredCount }) => [Number(t), Number(desiredCount)] as const);
export const values = (finished: ReturnType<typeof run>): readonly number[] =>
  factsOf(finished, 'ServiceMetricMeasured').map(({ value }) => Number(value));
