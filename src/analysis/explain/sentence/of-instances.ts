import type { FactName } from '../../../model/facts.js';
import type { TraceEntry } from '../../read-trace.js';
import { field, words, type Wordings } from './wording.js';

type Names = Extract<
  FactName,
  | `Instance${string}`
  | `Zone${string}`
  | `Capacity${string}`
  | `Warm${string}`
  | `Agent${string}`
  | 'SpotInstanceBought'
  | 'SpotInterruptionNoticed'
  | 'ReplacementLaunched'
  | 'LaunchFailed'
>;

const type = (e: TraceEntry): string => (e['instanceType'] === null ? 'any type' : field(e, 'instanceType'));

/** What becomes of instances. */
export const ofInstances: Wordings<Names> = {
  InstanceLaunched: {
    rules: ['MS-57', 'MS-60'],
    say: (e) =>
      `${field(e, 'group')} launched ${field(e, 'instance')}, ${field(e, 'instanceType')} in ${field(e, 'zone')}`,
  },
  InstanceFound: { rules: [], say: (e) => `${field(e, 'instance')} ran before the run began` },
  SpotInstanceBought: { rules: ['MS-60'], say: (e) => `${field(e, 'instance')} was bought on the Spot market` },
  ReplacementLaunched: { rules: ['MS-58'], say: (e) => `${field(e, 'instance')} was launched to take another's place` },
  LaunchFailed: {
    rules: ['MS-63'],
    say: (e) => `${field(e, 'group')} got no ${type(e)} in ${field(e, 'zone')}: ${words(e, 'reason')}`,
  },
  WarmPoolChanged: {
    rules: ['MS-61'],
    say: (e) =>
      `the warm pool of ${field(e, 'group')} had ${field(e, 'warming')} booting and ${field(e, 'ready')} ready`,
  },
  WarmInstanceTaken: { rules: ['MS-61'], say: (e) => `${field(e, 'instance')} came out of the warm pool` },
  InstanceInService: { rules: ['MS-3'], say: (e) => `${field(e, 'instance')} was InService` },
  InstanceRegistered: { rules: ['MS-3'], say: (e) => `the agent of ${field(e, 'instance')} registered` },
  InstanceDraining: { rules: ['MS-51', 'MS-53'], say: (e) => `${field(e, 'instance')} was DRAINING` },
  AgentDisconnected: { rules: ['PL-2'], say: (e) => `the agent of ${field(e, 'instance')} lost its connection` },
  AgentReconnected: { rules: ['PL-2'], say: (e) => `the agent of ${field(e, 'instance')} was back` },
  SpotInterruptionNoticed: {
    rules: ['MS-62'],
    say: (e) => `Spot gave notice that it takes ${field(e, 'instance')} back`,
  },
  InstanceTerminating: {
    rules: ['MS-51'],
    say: (e) => `${field(e, 'instance')} was to leave its group: ${words(e, 'cause')}`,
  },
  InstanceTerminated: {
    rules: ['MS-50'],
    say: (e) => `${field(e, 'instance')} of ${field(e, 'group')} was terminated`,
  },
  ZoneLost: { rules: ['IF-ZONES'], say: (e) => `${field(e, 'zone')} was lost` },
  ZoneRecovered: { rules: ['IF-ZONES'], say: (e) => `${field(e, 'zone')} was back` },
  CapacityRanOut: { rules: ['MS-63'], say: (e) => `${field(e, 'zone')} had no ${type(e)} left` },
  CapacityCameBack: { rules: ['MS-63'], say: (e) => `${field(e, 'zone')} had ${type(e)} again` },
  InstanceRefreshStarted: {
    rules: ['MS-51'],
    say: (e) =>
      `an instance refresh of ${field(e, 'group')} began, with ${field(e, 'minHealthyPercentage')} % kept healthy`,
  },
  InstanceRefreshCompleted: {
    rules: ['MS-51'],
    say: (e) => `the instance refresh of ${field(e, 'group')} was complete`,
  },
};
