import { clockText } from '../clock-text.js';
import { finding } from '../finding-codes.js';
import type { FindingRule } from './run-end.js';
import { counted } from './words.js';

/** Desired capacity fell, but every instance that was left is protected from scale-in (MS-49). */
export const terminationPrevented: FindingRule = ({ scenario, roster, world, notes }) =>
  [...notes.terminationPrevented].map(([group, { count, firstMs, most }]) => {
    const { name } = scenario.autoScalingGroups[group];
    const { alive, desiredCapacity } = world.autoScalingGroups;
    const surplus = Math.max(0, alive[group] - desiredCapacity[group]);
    const provider = roster.providerOf[group];
    const unprotects = provider >= 0 && scenario.capacityProviders[provider].managedTerminationProtection;
    return finding(
      'R006',
      surplus > 0 || !unprotects ? 'warning' : 'info',
      unprotects ? `autoScalingGroups[${name}]` : `autoScalingGroups[${name}].newInstancesProtectedFromScaleIn`,
      `${counted(count, 'time')}, first at ${clockText(firstMs)}, ${name} could not scale in to its desired capacity ` +
        `because all remaining instances are protected from scale-in; up to ${counted(most, 'instance')} stayed. ` +
        `${surplus === 0 ? 'None is' : `${surplus} ${surplus === 1 ? 'is' : 'are'}`} too many at the end.`,
      unprotects
        ? 'Protection ends when an instance holds no task but daemons; tasks spread thin keep every instance protected.'
        : 'Nothing ever lifts this protection: turn it off, or turn managedTerminationProtection on.',
    );
  });
