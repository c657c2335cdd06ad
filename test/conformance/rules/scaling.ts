import type { Rule } from '../rule.js';
import { roadmap, source } from './sources.js';

/** Alarms, the target-tracking policy, scale from zero. */
export const scaling: readonly Rule[] = [
  {
    id: 'MS-14',
    says: 'Managed scaling is one target-tracking policy on the group, whose target value is targetCapacity, with a high and a low alarm.',
    source: source.autoScaling2023,
    confidence: 'documented',
  },
  {
    id: 'MS-15',
    says: 'The high alarm: 1 of 1 datapoint of 60 s above the target.',
    source: `${source.workshop}; ${roadmap(638)}`,
    confidence: 'documented',
  },
  {
    id: 'MS-16',
    says: 'The low alarm: 15 of 15 datapoints of 60 s below the target. It cannot be configured.',
    source: `${source.behavior}; ${source.workshop}; ${roadmap(1220)}`,
    confidence: 'documented',
    knobs: 'lowThresholdFactor: 1',
  },
  {
    id: 'MS-17',
    says: 'CloudWatch acts some 15 to 20 seconds after a datapoint closes.',
    source: 'widdix/aws-cf-templates#155',
    confidence: 'observed',
    knobs: 'alarmDelay: 20s',
  },
  {
    id: 'MS-18',
    says: 'While an alarm stands the policy acts about once a minute. One datapoint at or above the target ends the low alarm, and 15 new ones are needed.',
    source: `${source.behavior}; ${roadmap(1150)}`,
    confidence: 'documented',
  },
  {
    id: 'MS-19',
    says: 'Out: desired becomes ⌈C × metric / target⌉, in proportion and rounded up.',
    source: `${source.ec2}, target tracking`,
    confidence: 'inferred',
  },
  {
    id: 'MS-20',
    says: 'In: the same formula, so that the part of an instance is kept: what is removed is rounded down.',
    source: `${source.ec2}, target tracking`,
    confidence: 'documented',
  },
  {
    id: 'MS-21',
    says: 'One scale-in step removes at least one instance and at most half of them (5 % before 2022-09-16).',
    source: `${source.behavior}; AWS What’s New, 2022-09-16`,
    confidence: 'documented',
    knobs: 'scaleInCapPercent: 50; legacyScaleInCap: false',
  },
  {
    id: 'MS-22',
    says: 'Target tracking takes a capacity of 0 as 1.',
    source: source.blog,
    confidence: 'documented',
  },
  {
    id: 'MS-23',
    says: 'The step sizes (1 to 10,000; defaults 1 and 10,000) clamp the M of a scale-out, inside the metric: below target 100 the group adds more than the step. Scale-in ignores them.',
    source: `${source.behavior}; ${source.api}, ManagedScaling`,
    confidence: 'documented',
    note: '“Step sizes limit how many instances are removed”: they limit only what is added; removal is limited by the 50 % cap (MS-21).',
  },
  {
    id: 'MS-24',
    says: 'The next scale-out waits until all instances are instanceWarmupPeriod (default 300 s) past their launch.',
    source: `${source.behavior}; ${source.api}, ManagedScaling`,
    confidence: 'documented',
    note: '“Warm-up instances are not counted as available capacity”: they are in N, and they take tasks as soon as they are registered.',
  },
  {
    id: 'MS-25',
    says: 'ECS says a scale-out is blocked during warm-up; generic target tracking says warming instances count as desired, so that a further step adds only the difference. Scale-in is blocked by both.',
    source: `${source.behavior}; ${source.ec2}, target tracking`,
    confidence: 'contested',
    knobs: 'warmupMode: block',
  },
  {
    id: 'MS-26',
    says: 'The cooldown of simple scaling does not apply to target tracking. (The default cooldown that a launch may start, and which the 15 datapoints outlast, is not modelled.)',
    source: `${source.ec2}, target tracking`,
    confidence: 'documented',
  },
  {
    id: 'MS-27',
    says: 'Scale-in starts no sooner than 15 minutes after a scale-out.',
    source: source.behavior,
    confidence: 'documented',
  },
  {
    id: 'MS-28',
    says: 'A value above the target during a scale-in stops it; it begins again with 15 new datapoints.',
    source: source.behavior,
    confidence: 'documented',
  },
  {
    id: 'MS-29',
    says: 'Desired capacity keeps to the group’s minSize and maxSize. ECS never changes these.',
    source: `${source.autoScaling2023}; ${roadmap(653)}`,
    confidence: 'documented',
  },
  {
    id: 'MS-30',
    says: 'Without datapoints there is no scaling either way.',
    source: `${source.ec2}, target tracking`,
    confidence: 'documented',
  },
  {
    id: 'MS-31',
    says: 'Other policies on the group are possible and unsupported: out if any wants out, in only if all want in.',
    source: `${source.ec2}, target tracking; ${roadmap(945)}`,
    confidence: 'documented',
    outOfScope:
      'A scenario has no place for a second policy on a group. Manual and scheduled changes of desired capacity are modelled.',
  },
  {
    id: 'MS-32',
    says: 'There is no switch for scale-in alone: managed scaling is ENABLED or DISABLED.',
    source: `${source.api}, ManagedScaling`,
    confidence: 'documented',
  },
  {
    id: 'MS-33',
    says: 'From N = 0 one waiting task makes 200, capacity 0 counts as 1, so two instances come: not for the sake of zones, demand or step size. Each provider does so by itself. Below target 100 the formula says more than two and the guide says always two.',
    source: `${source.behavior}; ${source.blog}; ${roadmap(1716)}`,
    confidence: 'contested',
    knobs: 'zeroStart: two',
    note: '“Target tracking needs two data points” is not why: it is 1 × 200 / 100 (MS-9, MS-22). Redundancy is not the reason either.',
  },
  {
    id: 'MS-34',
    says: 'The step after that waits for the warm-up and starts from the two that run. If one was enough, the other idles at least 15 minutes.',
    source: `${source.behavior}; ${roadmap(1716)}`,
    confidence: 'documented',
  },
  {
    id: 'MS-35',
    says: 'Below target 100 an empty cluster (0/0 = 100, above the target) launches two, ends them after 15 minutes, and begins again.',
    source: roadmap(653),
    confidence: 'observed',
    knobs: 'emptyMetric: 100',
  },
];
