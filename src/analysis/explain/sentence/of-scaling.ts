import type { FactName } from '../../../model/facts.js';
import type { TraceEntry } from '../../read-trace.js';
import { counted, field, words, type Wordings } from './wording.js';

type Names = Extract<
  FactName,
  | 'GroupSizeChanged'
  | 'DesiredCapacityChanged'
  | 'TerminationPrevented'
  | 'ReservationMeasured'
  | 'AlarmEvaluated'
  | 'ScalingBlocked'
>;

const measured = (e: TraceEntry): string =>
  `the tasks of ${field(e, 'provider')} needed ${counted(e, 'needed', 'instance')} (M), and ${field(e, 'running')} ran (N)`;

function alarm(e: TraceEntry): string {
  const name = field(e, 'provider');
  if (e['high'] === true) return `the high alarm of ${name} stood: its reservation was above the target`;
  const low = Number(e['lowDatapoints']);
  return low === 0
    ? `no alarm of ${name} stood`
    : `the reservation of ${name} had been below the target for ${counted(e, 'lowDatapoints', 'datapoint')} in a row`;
}

/** Only the policy computes a desired capacity: a schedule or a person just says one. */
const scalingRules: Readonly<Partial<Record<string, readonly string[]>>> = {
  scaleOut: ['MS-19'],
  scaleIn: ['MS-20', 'MS-21'],
};

/** How the metric becomes a desired capacity. */
export const ofScaling: Wordings<Names> = {
  GroupSizeChanged: {
    rules: [],
    say: (e) => `${field(e, 'group')} may have ${field(e, 'minSize')} to ${counted(e, 'maxSize', 'instance')}`,
  },
  DesiredCapacityChanged: {
    rules: (e) => scalingRules[String(e['cause'])] ?? [],
    say: (e) =>
      `the desired capacity of ${field(e, 'group')} became ${field(e, 'desiredCapacity')}: ${words(e, 'cause')}`,
  },
  TerminationPrevented: {
    rules: ['MS-49'],
    say: (e) =>
      `${field(e, 'group')} could not come down to ${field(e, 'desiredCapacity')}: all remaining instances were protected, ${field(e, 'instances')} too many`,
  },
  ReservationMeasured: { rules: ['MS-2', 'MS-5', 'MS-6'], say: measured },
  AlarmEvaluated: { rules: ['MS-15', 'MS-16', 'MS-17'], say: alarm },
  ScalingBlocked: {
    rules: (e) => (e['obstacle'] === 'warmup' ? ['MS-24', 'MS-25'] : []),
    say: (e) =>
      e['obstacle'] === 'warmup'
        ? `${field(e, 'provider')} wanted ${counted(e, 'wanted', 'instance')}, but an instance was still warming up`
        : `${field(e, 'provider')} wanted ${counted(e, 'wanted', 'instance')}, more than maxSize allows`,
  },
};
