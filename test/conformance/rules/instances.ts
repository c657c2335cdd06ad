import type { Rule } from '../rule.js';
import { roadmap, source } from './sources.js';

/** What becomes of instances: drains, faults, replacements. */
export const instances: readonly Rule[] = [
  {
    id: 'MS-51',
    says: 'managedDraining is ENABLED unless it is turned off. It covers scale-in, instance refresh, maximum lifetime, health replacement, zone rebalancing and Spot interruptions.',
    source: source.draining,
    confidence: 'documented',
    note: 'A failed instance is gone at once: nothing is left to drain. A tenth of the group, at least one, is replaced at a time for its lifetime.',
  },
  {
    id: 'MS-52',
    says: 'Protection and draining together: busy instances do not scale in, and forced endings drain. Draining alone: any instance goes, drained. Protection alone: forced endings are abrupt. Neither: any instance goes, abruptly.',
    source: source.draining,
    confidence: 'documented',
  },
  {
    id: 'MS-53',
    says: 'DRAINING: no new tasks; PENDING service tasks stop at once; RUNNING ones are replaced under the percentages; standalone tasks may finish; daemons stop last. It ends when all have stopped, or after 48 hours. Minimum and maximum percent of 100 deadlock it.',
    source: `${source.draining}; ${roadmap(2467)}`,
    confidence: 'documented',
    knobs: 'drainTimeout: 48h',
  },
  {
    id: 'MS-54',
    says: 'A task behind a load balancer is deregistered for 300 s, then gets SIGTERM, then SIGKILL after the stop timeout of 30 s.',
    source: `${source.agent}; ECS Best Practices Guide, load-balancer-connection-draining`,
    confidence: 'documented',
  },
  {
    id: 'MS-58',
    says: 'AZRebalance launches first and ends another afterwards, beyond maxSize by 10 % or one. It ends busy instances where they are not protected.',
    source: `${source.ec2}, Availability Zone rebalancing`,
    confidence: 'documented',
    note: 'It looks when a zone is back or capacity has come back. Where every instance that could go is protected it launches nothing: the group would only grow.',
  },
  {
    id: 'MS-61',
    says: 'A warm pool holds the prepared capacity, maxSize unless it is given, less the desired capacity. Its instances are not in N. A launch takes one of them while there are any; it registers after its start time.',
    source: `${source.ec2}, warm pools; ${source.agent}`,
    confidence: 'documented',
    note: 'Warm instances have no zone, need no capacity of their own, and cost nothing here.',
  },
  {
    id: 'MS-62',
    says: 'Spot gives two minutes’ notice. With draining the instance drains from then on; after it all that is left is killed.',
    source: 'ECS Developer Guide, container-instance-spot',
    confidence: 'documented',
    knobs: 'spotNotice: 2m',
  },
  {
    id: 'MS-63',
    says: 'Without capacity a launch fails and is tried again; desired capacity stays and tasks wait. No task moves to another provider. A launch beyond the account’s vCPU quota fails in the same way.',
    source: `${source.providersGuide}; ${roadmap(773)}; ${roadmap(852)}`,
    confidence: 'inferred',
    knobs: 'launchRetry: 1m',
  },
  {
    id: 'MS-64',
    says: 'An instance that stops running is replaced at once. A dead agent fails no EC2 health check: its tasks go on and are not rescheduled.',
    source: `${source.ec2}, health checks; ${roadmap(2040)}`,
    confidence: 'documented',
  },
  {
    id: 'SS-18',
    says: 'PENDING service tasks of a draining instance stop at once, RUNNING ones are replaced within the bounds, standalone tasks are left alone.',
    source: `${source.api}, UpdateContainerInstancesState`,
    confidence: 'documented',
  },
  {
    id: 'IF-ZONES',
    says: 'An outage ends every instance of the zone with its tasks at once, and nothing is launched there until it is over. Of overlapping outages the later end counts.',
    source: source.interface,
    confidence: 'inferred',
  },
];
