import { launchFailure } from '../../model/facts.js';
import { clockText } from '../clock-text.js';
import { finding } from '../finding-codes.js';
import type { FindingRule } from './run-end.js';
import { counted, listed } from './words.js';

const reasons = [
  { code: launchFailure.insufficientCapacity, words: 'EC2 had no capacity' },
  { code: launchFailure.zoneOutage, words: 'the zone was lost' },
  { code: launchFailure.vcpuQuota, words: "the account's vCPU quota was reached" },
] as const;

/** A group could not launch what it desires; nothing falls back to another provider (MS-63, CP-4). */
export const launchFailed: FindingRule = ({ scenario, world, faults }) =>
  [...faults.launchFailed].map(([g, notes]) => {
    const { name } = scenario.autoScalingGroups[g];
    const count = [...notes.values()].reduce((sum, note) => sum + note.count, 0);
    const firstMs = Math.min(...[...notes.values()].map((note) => note.firstMs));
    const why = reasons.filter(({ code }) => notes.has(code)).map(({ words }) => words);
    const short = Math.max(0, world.autoScalingGroups.desiredCapacity[g] - world.autoScalingGroups.alive[g]);
    return finding(
      'R014',
      'warning',
      `autoScalingGroups[${name}]`,
      `${counted(count, 'launch attempt')} of ${name} failed, the first at ${clockText(firstMs)}, because ${listed(why)}. ` +
        `${short === 0 ? 'It misses none' : `It misses ${counted(short, 'instance')}`} at the end.`,
      notes.size === 1 && notes.has(launchFailure.vcpuQuota)
        ? 'Ask AWS for a higher quota (account.vcpuQuota), or take smaller types. Tasks never move to another provider.'
        : 'More instance types or zones in the group give EC2 more to choose from. Tasks never move to another provider.',
    );
  });
