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
  R009: 'The cost is not priced, because something that ran has no known price',
  R010: 'A deployment could neither stop nor start tasks, because of the deployment configuration (SS-4)',
  R011: 'A deployment failed by its circuit breaker (SS-13)',
  R012: 'A deployment is still in progress at the end',
  R013: 'A service is unable to consistently start tasks: its launches are throttled (SS-9)',
  R014: 'EC2 or the account had no capacity for a launch (MS-63)',
  R015: 'Tasks died with their instance',
  R016: 'An instance drained for long, or until the time limit (MS-53)',
  R017: 'An agent lost its connection while tasks stood on its instance (PL-2, MS-64)',
  R018: 'A service was at its maxCapacity while its metric was above the target',
  R019: 'Zone rebalancing found no instance in the zone (AZ-4)',
  R020: 'The loss of a zone took tasks of a service',
  R021: 'FARGATE_SPOT took tasks back',
  R022: 'External instances were not registered, or out of reach for a while (EX-3, EX-4)',
  R023: 'More tasks are registered in a Cloud Map service than it holds (SD-7)',
  R024: 'Requests between services failed',
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
