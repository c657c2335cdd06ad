import type { Json } from '../../fuzz/draw-scenario.js';
import { withoutName } from '../../fuzz/without-name.js';
import { withoutConstraintsOn } from './without-constraints-on.js';

const EVENTS = [
  'setDesiredCount',
  'runTask',
  'deploy',
  'availabilityZoneOutage',
  'insufficientCapacity',
  'spotInterruption',
  'instanceRefresh',
  'instanceFailure',
  'agentDisconnect',
  'updateTaskProtection',
];
const CLOCK_BOUND = [
  'scheduledActions',
  'maxInstanceLifetime',
  'spotInterruptionsPerInstanceHour',
  'warmPool',
  'newInstancesProtectedFromScaleIn',
];

const listOf = (data: Json, key: string): Json[] => (data[key] ?? []) as Json[];
const without = (value: Json, keys: readonly string[]): Json =>
  Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key)));

/**
 * A drawn scenario that does nothing before its first event: groups stand at their minSize, services begin with no task and
 * get theirs by an event, and nothing follows the clock.
 */
export function withIdleStart(drawn: Json): Json {
  // An expression may ask for a date, and an idle hour changes it.
  const dateless = withoutConstraintsOn('registeredAt', drawn);
  const daemons = listOf(dateless, 'services').filter((service) => service['schedulingStrategy'] === 'DAEMON');
  const data = daemons.reduce((rest, daemon) => withoutName(rest, String(daemon['name'])), dateless);
  const services = listOf(data, 'services');
  const begun = services.map((service, n) => ({
    at: `${30 * n}s`,
    type: 'setDesiredCount',
    service: service['name'],
    desiredCount: service['desiredCount'],
  }));
  const kept = without(data, ['measure', 'initialState', 'services', 'workloads', 'events', 'model']);
  return {
    ...kept,
    autoScalingGroups: listOf(data, 'autoScalingGroups').map((group) => {
      const minSize = Math.max(1, Number(group['minSize'] ?? 0));
      return { ...without(group, CLOCK_BOUND), minSize, desiredCapacity: minSize };
    }),
    services: services.map((service) => ({ ...without(service, ['load', 'autoScaling']), desiredCount: 0 })),
    workloads: listOf(data, 'workloads').filter(({ type }) => type === 'constant' || type === 'poisson'),
    events: [...begun, ...listOf(data, 'events').filter(({ type }) => EVENTS.includes(String(type)))],
    model: { ...(data['model'] as Json | undefined), placementRetry: '15s', rebalanceInterval: '5m' },
  };
}

/** The same, so many seconds later, and longer by as much. */
export function laterBy(data: Json, seconds: number): Json {
  const later = (value: unknown): string => `${Number(/^(\d+)s?$/.exec(String(value))![1]) + seconds}s`;
  const moved = (value: Json, keys: readonly string[]): Json =>
    Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, keys.includes(key) ? later(inner) : inner]));
  return {
    ...data,
    duration: `${7200 + seconds}s`,
    workloads: listOf(data, 'workloads').map((workload) => moved({ from: '0s', ...workload }, ['from', 'until'])),
    events: listOf(data, 'events').map((event) => moved(event, ['at', 'until'])),
  };
}
