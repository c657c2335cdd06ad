import { clockText } from '../clock-text.js';
import { finding } from '../finding-codes.js';
import type { FindingRule } from './run-end.js';
import { counted } from './words.js';

/** What one zone's loss takes of a service is the answer to how its tasks were spread (CP-2, PL-10). */
export const zoneLost: FindingRule = ({ scenario, faults }) =>
  scenario.services.flatMap(({ name, schedulingStrategy }, s) => {
    const losses = faults.zoneLosses.filter(({ service }) => service === s);
    // A daemon stands wherever instances stand.
    if (losses.length === 0 || schedulingStrategy === 'DAEMON') return [];
    const worst = losses.reduce((a, b) => (b.lost * a.placed > a.lost * b.placed ? b : a));
    const { lost, placed, zone, atMs } = worst;
    const others = losses.length === 1 ? '' : ` It was the worst of ${losses.length} such losses.`;
    return [
      finding(
        'R020',
        'warning',
        `services[${name}]`,
        `The loss of ${scenario.availabilityZones[zone]} at ${clockText(atMs)} took ${lost} of ` +
          `${counted(placed, 'task')} of ${name}, ${Math.round((100 * lost) / placed)} %.${others}`,
        'Spread over attribute:ecs.availability-zone keeps the share of one zone small; binpack puts tasks together.',
      ),
    ];
  });
