import type { Rule } from '../rule.js';
import { source } from './sources.js';

const own = { source: source.interface, confidence: 'inferred' } as const;

/** What this project promises where AWS leaves it open. */
export const ours: readonly Rule[] = [
  {
    id: 'IF-START',
    says: 'At t = 0 the desired instances, of the first type, are InService, registered and past warm-up, balanced over the zones; services ask through the ordinary scheduler.',
    ...own,
  },
  {
    id: 'IF-LAUNCHPATH',
    says: 'Without a launch type or strategy the cluster’s default strategy applies, without that launch type EC2. The only entry of a strategy counts as weight 1. Tasks of launch type EC2 never wait in PROVISIONING.',
    ...own,
  },
  {
    id: 'IF-RATES',
    says: 'A service asks for at most launchRatePerMinute tasks in a clock minute, and for no more than the PROVISIONING limit leaves; tasks beyond do not exist yet. RunTask above 10 becomes several calls at one instant; beyond the limit it is rejected.',
    ...own,
  },
  {
    id: 'IF-PLACEMENT',
    says: 'A task is tried when requested and at each multiple of placementRetry, first come first served; one that does not fit blocks nobody. Last ties are random from a seeded stream.',
    ...own,
  },
  {
    id: 'IF-INSTANCES',
    says: 'InService at launch + inServiceDelay, registered at launch + bootTime but not before InService. C is the desired capacity. An instance chosen while empty leaves at once; with both flags it is protected exactly while it holds a non-daemon task that is not STOPPED.',
    ...own,
  },
  {
    id: 'IF-METRIC',
    says: 'The datapoint at t measures the state at t after everything else at t. The alarm acts alarmDelay later. All in integers; two decimals for output only.',
    ...own,
  },
  {
    id: 'IF-DETAILS',
    says: 'The details of the scenario interface: warm-up limits, stop order, task groups, bases over a service’s life, the ends of the run and of its window.',
    ...own,
  },
];
