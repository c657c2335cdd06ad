import { clockText } from '../clock-text.js';
import { finding } from '../finding-codes.js';
import type { FindingRule } from './run-end.js';
import { counted } from './words.js';

/** EC2 sees a healthy instance and ECS hears nothing: its tasks count as RUNNING, and nobody replaces them (MS-64). */
export const agentLost: FindingRule = ({ scenario, faults }) =>
  [...faults.agentLost].flatMap(([g, { count, firstMs, most }]) => {
    if (most === 0) return [];
    const { name } = scenario.autoScalingGroups[g];
    return [
      finding(
        'R017',
        'info',
        `autoScalingGroups[${name}]`,
        `${counted(count, 'agent')} of ${name} lost the connection, the first at ${clockText(firstMs)}, with up to ` +
          `${counted(most, 'task')} on the instance: they count as RUNNING whatever becomes of them.`,
        'ECS replaces them only when the agent is back or the instance ends.',
      ),
    ];
  });
