import { stoppedReasonText } from '../../policy/placement/refusal-text.js';
import { clockText } from '../clock-text.js';
import { finding } from '../finding-codes.js';
import type { FindingRule } from './run-end.js';
import { counted, listed } from './words.js';

/** Tasks that waited for capacity until AWS gave them up (MS-38), with AWS's reason. */
export const provisioningTimeout: FindingRule = ({ roster, notes }) =>
  [...notes.timedOut].map(([requester, reasons]) => {
    const all = [...reasons.values()];
    const count = all.reduce((sum, note) => sum + note.count, 0);
    const firstMs = Math.min(...all.map((note) => note.firstMs));
    const texts = [...reasons].map(([code, note]) => `"${stoppedReasonText(code)}" (${note.count})`);
    const service = roster.requesters[requester].kind === 'service';
    return finding(
      'R005',
      'warning',
      roster.requesters[requester].path,
      `${counted(count, 'task')} of ${roster.requesters[requester].name} waited in PROVISIONING until the time limit ` +
        `and stopped with ${listed(texts)}, the first at ${clockText(firstMs)}.`,
      service
        ? 'The service asks for a new task each time, which waits anew. Look at what keeps its provider from growing.'
        : 'Nobody asks for these tasks again. Look at what keeps their provider from growing.',
    );
  });
