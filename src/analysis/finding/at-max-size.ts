import { clockText } from '../clock-text.js';
import { finding } from '../finding-codes.js';
import type { FindingRule } from './run-end.js';
import { counted, groupOf } from './words.js';

/** A provider that may not grow any more while tasks wait for it. */
export const atMaxSize: FindingRule = ({ scenario, world, notes }) =>
  [...notes.atMaxSize].map(([provider, { firstMs, most, mostWaiting }]) => {
    const { name } = groupOf(scenario, provider);
    const maxSize = world.autoScalingGroups.maxSize[scenario.capacityProviders[provider].autoScalingGroup];
    const waiting = world.capacityProviders.waiting[provider];
    return finding(
      'R003',
      'warning',
      `autoScalingGroups[${name}].maxSize`,
      `${name} may not grow beyond ${counted(maxSize, 'instance')}: from ${clockText(firstMs)} on ` +
        `${scenario.capacityProviders[provider].name} wanted up to ${most} while as many as ` +
        `${counted(mostWaiting, 'task')} waited. ${waiting === 0 ? 'None waits' : `${waiting} still wait`} at the end.`,
      `Raise maxSize, or spread the tasks over more providers: a task that waits for one provider never moves to another.`,
    );
  });
