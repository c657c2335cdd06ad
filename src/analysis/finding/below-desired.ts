import { finding } from '../finding-codes.js';
import type { FindingRule } from './run-end.js';

/** A service that is short of tasks when the run ends. Tasks that are about to start are no trouble. */
export const belowDesired: FindingRule = ({ scenario, world: { requesters } }) =>
  scenario.services.flatMap(({ name }, s) => {
    const desired = requesters.desiredCount[s];
    const running = requesters.running[s];
    if (running >= desired) return [];
    const waiting = requesters.waiting[s];
    const starting = requesters.live[s] - running - waiting;
    const missing = Math.max(0, desired - requesters.live[s]);
    const rest = [
      ...(waiting > 0 ? [`${waiting} ${waiting === 1 ? 'waits' : 'wait'} for capacity`] : []),
      ...(starting > 0 ? [`${starting} ${starting === 1 ? 'is' : 'are'} starting`] : []),
      ...(missing > 0 ? [`${missing} ${missing === 1 ? 'is' : 'are'} not asked for yet`] : []),
    ];
    return [
      finding(
        'R008',
        waiting + missing > 0 ? 'warning' : 'info',
        `services[${name}].desiredCount`,
        `${name} runs ${running} of ${desired} tasks at the end: ${rest.join(', ')}.`,
        waiting + missing > 0
          ? 'The run may end too early to see them placed, or there is no room for them: compare with the other findings.'
          : 'A longer run would see them start.',
      ),
    ];
  });
