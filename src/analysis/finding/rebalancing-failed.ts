import { clockText } from '../clock-text.js';
import { finding } from '../finding-codes.js';
import type { FindingRule } from './run-end.js';
import { counted } from './words.js';

/** A service stands unevenly over the zones, and no instance in the lighter zone takes a task (AZ-4). */
export const rebalancingFailed: FindingRule = ({ scenario, faults }) =>
  [...faults.rebalancingFailed].map(([s, { count, firstMs }]) => {
    const { name } = scenario.services[s];
    return finding(
      'R019',
      'info',
      `services[${name}]`,
      `(service ${name}) was unable to place a task in the zone with fewest of its tasks: ${counted(count, 'time')}, ` +
        `first at ${clockText(firstMs)}.`,
      'Zone rebalancing launches no instances: it needs free room in every zone.',
    );
  });
