import type { TaskDefinition, Workload } from '../../model/scenario.js';
import type { BuildContext } from './context.js';
import { buildDistribution } from './distribution.js';
import { buildLaunch } from './launch.js';
import { buildTrace } from './trace.js';

/** A trace may add task definitions for the shapes of its lines. */
export function buildWorkloads(context: BuildContext, definitions: TaskDefinition[]): readonly Workload[] {
  const { file } = context;
  return file.workloads.map((workload, n): Workload => {
    const at = ['workloads', n];
    const { name } = workload;
    if (workload.type === 'trace') {
      return { name, arrivals: { type: 'trace', calls: buildTrace(context, workload, at, definitions) } };
    }
    const group = workload.group ?? `family:${workload.taskDefinition}`;
    const rest = {
      launch: buildLaunch(context, workload, group),
      runTime:
        workload.runTime === undefined ? undefined : buildDistribution(context, workload.runTime, [...at, 'runTime']),
      fromMs: workload.from,
      // The run includes its last instant, and `until` is exclusive.
      untilMs: workload.until ?? file.duration + 1,
    };
    if (workload.type !== 'diurnal')
      return { name, arrivals: { type: workload.type, ratePerMinute: workload.ratePerMinute, ...rest } };
    const { min, max, peakAt } = workload.ratePerMinute;
    return { name, arrivals: { type: 'diurnal', ratePerMinute: { min, max, peakAtMs: peakAt }, ...rest } };
  });
}
