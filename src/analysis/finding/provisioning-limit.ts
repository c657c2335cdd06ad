import { refusalCode } from '../../policy/placement/refusal.js';
import { clockText } from '../clock-text.js';
import { finding } from '../finding-codes.js';
import type { FindingRule, RunEnd } from './run-end.js';
import { counted, listed } from './words.js';

/** The cluster's limit of waiting tasks held services back or made RunTask refuse (MS-37). One finding for the cluster. */
export const provisioningLimit: FindingRule = (end) => {
  const { scenario, roster, notes } = end;
  const limited = [...notes.provisioningLimit];
  const refused = refusals(end);
  if (limited.length + refused.length === 0) return [];
  const firstMs = Math.min(...limited.map(([, note]) => note.firstMs), ...refused.map(({ firstMs }) => firstMs));
  const parts = [
    ...(limited.length === 0 ? [] : [`${listed(limited.map(([r]) => roster.requesters[r].name))} had to hold back`]),
    ...refused.map(({ name, count }) => `RunTask refused ${counted(count, 'task')} of ${name}`),
  ];
  return [
    finding(
      'R004',
      'warning',
      'account.provisioningTaskLimit',
      `From ${clockText(firstMs)} on the cluster's limit of ${scenario.account.provisioningTaskLimit} tasks in ` +
        `PROVISIONING was reached: ${listed(parts)}.`,
      'AWS does not raise this limit. Let fewer tasks wait at once: start earlier, keep more capacity, or use more clusters.',
    ),
  ];
};

const refusals = ({ roster, notes }: RunEnd): readonly { name: string; count: number; firstMs: number }[] =>
  [...notes.rejected].flatMap(([r, reasons]) => {
    const note = reasons.get(refusalCode.provisioningLimit);
    return note === undefined ? [] : [{ name: roster.requesters[r].name, count: note.count, firstMs: note.firstMs }];
  });
