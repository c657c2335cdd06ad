import type { Diagnostic } from '../../model/diagnostic.js';
import { taskState } from '../../model/world.js';
import { clockText } from '../clock-text.js';
import { durationText } from '../duration-text.js';
import { finding } from '../finding-codes.js';
import { instanceName } from '../../model/instance-name.js';
import type { FindingRule, RunEnd } from './run-end.js';
import { counted, listed } from './words.js';

const LONG_MS = 3_600_000;

/** Instances that drain and drain: a task that cannot move, or that never ends, holds them (MS-53). */
export const longDrain: FindingRule = (end) => [...atTheEnd(end), ...atTheLimit(end)];

function atTheEnd(end: RunEnd): readonly Diagnostic[] {
  const { scenario, world, clock, faults } = end;
  const { instances, tasksOn } = world;
  const long = [...faults.drainingSince].filter(([row, ms]) => clock.nowMs - ms >= LONG_MS && tasksOn.count[row] > 0);
  return scenario.autoScalingGroups.flatMap(({ name }, g) => {
    const drains = long.filter(([row]) => instances.group[row] === g).sort((a, b) => a[1] - b[1]);
    if (drains.length === 0) return [];
    const [row, sinceMs] = drains[0];
    const first = instanceName(scenario, instances.number[row]);
    const who =
      drains.length === 1
        ? `${first} of ${name} has been draining`
        : `${drains.length} instances of ${name} have been draining, ${first}`;
    return [
      finding(
        'R016',
        'warning',
        `autoScalingGroups[${name}]`,
        `${who} since ${clockText(sinceMs)}, for ${durationText(clock.nowMs - sinceMs)}. It holds ${listed(holders(end, row))}.`,
        'A service needs room for a replacement, and a maximumPercent above 100 or a minimumHealthyPercent below it; a ' +
          'standalone task is waited for until it ends.',
      ),
    ];
  });
}

/** Whose tasks are left on an instance, and what keeps them there. */
function holders(end: RunEnd, row: number): readonly string[] {
  const { roster, world } = end;
  const { tasks, tasksOn } = world;
  const rows: number[] = [];
  for (let t = tasksOn.first[row]; t >= 0; t = tasksOn.next[t]) rows.push(t);
  const requesters = [...new Set(rows.map((t) => tasks.requester[t]))];
  return requesters.map((r) => {
    const own = rows.filter((t) => tasks.requester[t] === r);
    return `${counted(own.length, 'task')} of ${roster.requesters[r].name} (${reason(end, r, own)})`;
  });
}

function reason({ scenario, roster, world }: RunEnd, requester: number, own: readonly number[]): string {
  const { tasks, requesters } = world;
  if (own.every((t) => tasks.state[t] === taskState.stopping)) return 'stopping';
  if (roster.requesters[requester].daemon) return 'a daemon: it leaves last';
  if (requester >= scenario.services.length) {
    return own.some((t) => tasks.runTimeMs[t] < 0) ? 'standalone, without an end' : 'standalone, not ended yet';
  }
  const { minimumHealthyPercent, maximumPercent } = scenario.services[requester].deployment;
  if (requesters.deployment.blocked[requester] === 1 || (minimumHealthyPercent >= 100 && maximumPercent <= 100)) {
    return `minimumHealthyPercent ${minimumHealthyPercent} and maximumPercent ${maximumPercent} let none move`;
  }
  return requesters.waiting[requester] > 0 ? 'the replacement waits for capacity' : 'not replaced yet';
}

function atTheLimit({ scenario, faults }: RunEnd): readonly Diagnostic[] {
  return [...faults.drainLimit].map(([g, { count, firstMs }]) => {
    const { name } = scenario.autoScalingGroups[g];
    return finding(
      'R016',
      'warning',
      `autoScalingGroups[${name}]`,
      `${counted(count, 'instance')} of ${name} drained until the limit of ${durationText(scenario.model.drainTimeoutMs)}, ` +
        `the first until ${clockText(firstMs)}; what was left died.`,
      'Find out what held it: the limit cannot be changed in AWS.',
    );
  });
}
