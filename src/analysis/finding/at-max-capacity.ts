import { clockText } from '../clock-text.js';
import { finding } from '../finding-codes.js';
import type { FindingRule } from './run-end.js';
import { counted } from './words.js';

/** Application Auto Scaling would give the service more tasks and may not. */
export const atMaxCapacity: FindingRule = ({ scenario, world, faults }) =>
  [...faults.atMaxCapacity].map(([s, { count, firstMs, most }]) => {
    const { name } = scenario.services[s];
    return finding(
      'R018',
      'warning',
      `services[${name}].autoScaling.maxCapacity`,
      `${name} may not grow beyond ${counted(world.scalableTargets.maxCapacity[s], 'task')}: for ` +
        `${counted(count, 'minute')}, from ${clockText(firstMs)} on, its metric was above the target, up to ${Math.round(most)}.`,
      'Raise maxCapacity, or expect the load to be served slowly.',
    );
  });
