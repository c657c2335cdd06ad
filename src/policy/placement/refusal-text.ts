import { refusalCode } from './refusal.js';

interface Words {
  readonly code: number;
  /** As in RunTask's `failures[].reason` and behind `TaskFailedToStart: ` in a stopped reason (MS-39). */
  readonly reason: string;
  /** How a service event goes on after "The closest matching container-instance X " (PL-14). */
  readonly closest?: string;
}

/** AWS's words: MS-37, MS-39, PL-14; the two about distinctInstance from aws/containers-roadmap#723. */
const words: readonly Words[] = [
  { code: refusalCode.cpu, reason: 'RESOURCE:CPU', closest: 'has insufficient CPU units available' },
  { code: refusalCode.gpu, reason: 'RESOURCE:GPU' },
  { code: refusalCode.memory, reason: 'RESOURCE:MEMORY', closest: 'has insufficient memory available' },
  { code: refusalCode.ports, reason: 'RESOURCE:PORTS', closest: 'is already using a port required by your task' },
  { code: refusalCode.eni, reason: 'RESOURCE:ENI' },
  { code: refusalCode.distinctInstance, reason: 'DistinctInstance placement constraint unsatisfied.' },
  { code: refusalCode.memberOf, reason: 'MemberOf placement constraint unsatisfied.' },
  { code: refusalCode.emptyCapacityProvider, reason: 'EMPTY CAPACITY PROVIDER' },
  { code: refusalCode.noActiveInstances, reason: 'NO ACTIVE INSTANCES' },
  { code: refusalCode.fargateUnavailable, reason: 'Capacity is unavailable at this time.' },
  { code: refusalCode.provisioningLimit, reason: 'Tasks provisioning capacity limit exceeded.' },
];

const wordsOf = (code: number): Words | undefined => words.find((entry) => entry.code === code);

/** `RESOURCE:CPU`; empty for code 0. */
export const refusalReason = (code: number): string => wordsOf(code)?.reason ?? '';

/** `TaskFailedToStart: RESOURCE:CPU`, the `stoppedReason` of a task that was never placed; bare for code 0. */
export const stoppedReasonText = (code: number): string =>
  code === refusalCode.none ? 'TaskFailedToStart' : `TaskFailedToStart: ${refusalReason(code)}`;

/** The event of a service that cannot place a task. `closest` is the id of the nearest instance; undefined: there is none. */
export function serviceEventText(service: string, code: number, closest: string | undefined): string {
  const sentence = `(service ${service}) was unable to place a task because no container instance met all of its requirements.`;
  if (closest === undefined) return `${sentence} Reason: No Container Instances were found in your cluster.`;
  const how = wordsOf(code)?.closest ?? `encountered error "${refusalReason(code)}"`;
  return `${sentence} The closest matching container-instance ${closest} ${how}.`;
}
