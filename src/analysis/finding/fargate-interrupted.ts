import { clockText } from '../clock-text.js';
import { finding } from '../finding-codes.js';
import type { FindingRule } from './run-end.js';
import { counted } from './words.js';

/** Tasks that FARGATE_SPOT took back; services ask for others. */
export const fargateInterrupted: FindingRule = ({ roster, faults }) =>
  [...faults.fargateInterrupted].map(([requester, { count, firstMs }]) => {
    const { name, path, kind } = roster.requesters[requester];
    return finding(
      'R021',
      'info',
      path,
      `FARGATE_SPOT took back ${counted(count, 'task')} of ${name}, the first at ${clockText(firstMs)}.`,
      kind === 'service'
        ? 'The service asks for others. A base on FARGATE keeps so many tasks out of reach.'
        : 'Nobody asks for these tasks again: retry them, or run them on FARGATE.',
    );
  });
