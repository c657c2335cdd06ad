import type { Launch, Scenario } from '../../../model/scenario.js';
import { defineRule } from '../define-rule.js';
import { mostOnInstance, needsOf } from '../subject/fit.js';
import type { Plan } from '../subject/plan.js';
import { targetsOf } from '../subject/requests.js';
import { shareOf } from '../subject/share.js';
import { typicalMs } from '../subject/times.js';
import { counted } from '../subject/words.js';

const MINUTE_MS = 60_000;

interface Stream {
  readonly name: string;
  readonly path: string;
  readonly launch: Launch;
  /** Tasks that run at once when all have room: rate × time (Little). */
  readonly atOnce: number;
  readonly because: string;
}

export const workloadAboveMaxSize = defineRule({
  code: 'L013',
  name: 'workload-above-max-size',
  severity: 'warning',
  what: 'Standalone tasks come faster than groups at maxSize can run them.',
  why: 'By rate × run time more of them are there at once than fit. They wait in PROVISIONING, and those that wait for longer than 10 to 30 minutes are stopped.',
  rules: ['MS-29', 'MS-38', 'MS-41'],
  fix: 'Raise maxSize, take larger types, or start fewer tasks at a time.',
  check: (scenario, plan) =>
    [...ratedStreams(scenario), ...burstStreams(plan)].flatMap(({ name, path, launch, atOnce, because }) =>
      launch.launchPath.type === 'EC2'
        ? []
        : targetsOf(scenario, launch.launchPath).flatMap((target) => {
            const most = plan.greatestMaxSize[target.group];
            const room = most * mostOnInstance(scenario, target.group, needsOf(scenario, launch));
            const tasks = shareOf(launch.launchPath, target, Math.floor(atOnce));
            if (room === 0 || tasks <= room) return [];
            const group = scenario.autoScalingGroups[target.group].name;
            const message = `${name} has about ${counted(tasks, 'task')} at once in ${group} (${because}); at maxSize ${most} it holds ${room}.`;
            return [{ path, message, hint: `Raise maxSize of ${group}, or spread the tasks over a longer time.` }];
          }),
    ),
});

const ratedStreams = ({ workloads }: Scenario): readonly Stream[] =>
  workloads.flatMap(({ name, arrivals }) => {
    if (arrivals.type === 'trace') return [];
    const { launch, fromMs, untilMs, runTime } = arrivals;
    // A day's wave is not at its height for long: its mean is what a steady workload would be.
    const perMinute =
      arrivals.type === 'diurnal'
        ? (arrivals.ratePerMinute.min + arrivals.ratePerMinute.max) / 2
        : arrivals.ratePerMinute;
    const minutes = Math.min(runTime === undefined ? Infinity : typicalMs(runTime), untilMs - fromMs) / MINUTE_MS;
    const because = `${perMinute} a minute, ${Math.round(minutes * 10) / 10} minutes each`;
    return [{ name, path: `workloads[${name}].ratePerMinute`, launch, atOnce: perMinute * minutes, because }];
  });

const burstStreams = ({ surges }: Plan): readonly Stream[] =>
  surges.flatMap(({ kind, name, path, launch, count, everyMs, times, runTime }) => {
    if (kind !== 'runTask') return [];
    const overlapping =
      everyMs === undefined || runTime === undefined ? times : Math.max(1, Math.floor(typicalMs(runTime) / everyMs));
    const together = Math.min(times, overlapping);
    const because = together === 1 ? `${count} in one call` : `${together} calls of ${count} overlap`;
    return [{ name, path, launch, atOnce: count * together, because }];
  });
