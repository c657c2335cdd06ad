import { refusalCode } from '../../policy/placement/refusal.js';
import { refusalReason } from '../../policy/placement/refusal-text.js';
import { clockText } from '../clock-text.js';
import { finding } from '../finding-codes.js';
import type { FindingRule } from './run-end.js';
import { counted, listed } from './words.js';

/** RunTask said no at once: tasks that may not wait in PROVISIONING (MS-36). */
export const rejectedTask: FindingRule = ({ roster, notes }) =>
  [...notes.rejected].flatMap(([requester, reasons]) => {
    const refused = [...reasons].filter(([code]) => code !== refusalCode.provisioningLimit);
    if (refused.length === 0) return [];
    const count = refused.reduce((sum, [, note]) => sum + note.count, 0);
    const firstMs = Math.min(...refused.map(([, note]) => note.firstMs));
    return [
      finding(
        'R007',
        'warning',
        roster.requesters[requester].path,
        `RunTask refused ${counted(count, 'task')} of ${roster.requesters[requester].name}, the first at ` +
          `${clockText(firstMs)}: ${listed(refused.map(([code, note]) => `${refusalReason(code)} (${note.count})`))}.`,
        'Only tasks for a capacity provider with managed scaling wait for capacity. Give these one, or retry them yourself.',
      ),
    ];
  });
