import { expand } from './references.js';
import { valueAt } from '../path-text.js';
import { nameOf, type Path } from '../place.js';
import type { Report } from '../report.js';

interface Planned {
  readonly at: readonly string[];
  readonly what: string;
  /** The values that ask for it. Default: any but an empty list. */
  readonly asks?: (value: unknown) => boolean;
}

const isNot =
  (...neutral: readonly unknown[]) =>
  (value: unknown): boolean =>
    !neutral.includes(value);
const is =
  (...words: readonly unknown[]) =>
  (value: unknown): boolean =>
    words.includes(value);
const anything = (value: unknown): boolean => !(Array.isArray(value) && value.length === 0);

const launchers = ['services', 'workloads', 'events'];
const strategies = [
  ['cluster', 'defaultCapacityProviderStrategy'],
  ...launchers.map((l) => [l, '*', 'capacityProviderStrategy']),
];

/** What the format has and the simulation does not have yet. One line goes when the part comes. */
const planned: readonly Planned[] = [
  { at: ['account', 'vcpuQuota'], what: 'a vCPU quota' },
  { at: ['autoScalingGroups', '*', 'mixedInstancesPolicy'], what: 'a mixed instances policy' },
  {
    at: ['autoScalingGroups', '*', 'availabilityZoneDistribution'],
    what: 'balanced-only',
    asks: isNot('balanced-best-effort'),
  },
  { at: ['autoScalingGroups', '*', 'maxInstanceLifetime'], what: 'a maximum instance lifetime' },
  { at: ['autoScalingGroups', '*', 'spotInterruptionsPerInstanceHour'], what: 'Spot interruption', asks: isNot(0) },
  { at: ['autoScalingGroups', '*', 'warmPool'], what: 'a warm pool' },
  ...strategies.map((path) => ({
    at: [...path, '*', 'capacityProvider'],
    what: 'Fargate',
    asks: is('FARGATE', 'FARGATE_SPOT'),
  })),
  ...launchers.map((list) => ({
    at: [list, '*', 'launchType'],
    what: 'a launch type other than EC2',
    asks: is('EXTERNAL', 'FARGATE'),
  })),
  { at: ['taskDefinitions', '*', 'startFailureRate'], what: 'a start failure rate', asks: isNot(0) },
  { at: ['taskDefinitions', '*', 'containerDefinitions', '*', 'healthCheck'], what: 'a container health check' },
  { at: ['services', '*', 'availabilityZoneRebalancing'], what: 'zone rebalancing', asks: is('ENABLED') },
  { at: ['services', '*', 'healthCheckGracePeriodSeconds'], what: 'a health check grace period', asks: isNot(0) },
  { at: ['services', '*', 'loadBalancers'], what: 'a load balancer' },
  { at: ['services', '*', 'load'], what: 'load on a service' },
  { at: ['services', '*', 'autoScaling'], what: 'service auto scaling' },
  {
    at: ['events', '*', 'type'],
    what: 'this event',
    asks: is('deploy', 'availabilityZoneOutage', 'insufficientCapacity', 'spotInterruption', 'instanceRefresh'),
  },
  { at: ['model', 'throttle'], what: 'the launch throttle' },
  { at: ['model', 'drainingInN'], what: 'draining', asks: isNot(true) },
  { at: ['model', 'drainingInM'], what: 'draining', asks: isNot(true) },
  { at: ['model', 'stoppingCountsInMaximumPercent'], what: 'a deployment', asks: isNot(true) },
];

/** Refuses what would otherwise be ignored. */
export function checkSupported(raw: unknown, report: Report): void {
  for (const { at, what, asks = anything } of planned) {
    for (const path of expand(raw, at)) {
      const value = valueAt(raw, path);
      if (!asks(value)) continue;
      const shown = typeof value === 'string' ? ` ("${value}")` : '';
      report.add('E090', path, `${what}${shown} is not supported yet`, 'remove it; CHANGELOG.md says what came when');
    }
  }
  for (const path of expand(raw, ['capacityProviders', '*'])) checkDraining(raw, path, report);
}

/** Without scale-in protection instances would drain, and draining does not exist yet: the file must say that they do not. */
function checkDraining(raw: unknown, path: Path, report: Report): void {
  const { autoScalingGroup, managedDraining = 'ENABLED' } = (valueAt(raw, path) ?? {}) as Readonly<
    Record<string, unknown>
  >;
  const groups = valueAt(raw, ['autoScalingGroups']);
  if (!Array.isArray(groups) || managedDraining === 'DISABLED') return;
  if (typeof autoScalingGroup !== 'string') return;
  const group: unknown = groups.find((g) => nameOf(g) === autoScalingGroup);
  if (group === undefined) return;
  const { newInstancesProtectedFromScaleIn: isProtected = false } = group as Readonly<Record<string, unknown>>;
  // A flag that is no flag has its own diagnostic.
  if (isProtected !== false) return;
  report.add(
    'E090',
    [...path, 'managedDraining'],
    'managed draining of a group without scale-in protection is not supported yet',
    'say managedDraining: DISABLED, or set newInstancesProtectedFromScaleIn: true on the group',
  );
}
