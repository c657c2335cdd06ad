import type { Diagnostic } from '../model/diagnostic.js';

/** What a run may find. Codes are stable and never used again; docs/output.md lists them. */
export const findingCodes = {
  R001: 'A task needs more than the smallest instance type of its group: managed scaling ignores it (MS-8)',
  R002: 'A task fits the nominal memory of its group but not what its instances register: the group grows in vain',
  R003: 'An Auto Scaling group is at its maxSize while tasks wait',
  R004: "The cluster's limit of tasks in PROVISIONING was reached (MS-37)",
  R005: 'Tasks left PROVISIONING by its time limit (MS-38)',
  R006: 'No instance could be terminated because all that were left are protected (MS-49)',
  R007: 'RunTask refused tasks',
  R008: 'A service runs fewer tasks than it desires at the end',
  R009: 'The cost is not priced, because an instance type that ran has no known price',
} as const;
export type FindingCode = keyof typeof findingCodes;

/** A finding without its place in the file: who loaded the file knows that. */
export const finding = (
  code: FindingCode,
  severity: Diagnostic['severity'],
  path: string,
  message: string,
  hint: string,
): Diagnostic => ({ code, severity, path, line: 0, column: 0, message, hint });
