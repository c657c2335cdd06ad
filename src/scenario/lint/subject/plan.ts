import type { Distribution, Launch, Scenario, Service } from '../../../model/scenario.js';

/** What a scenario does over time: lint may ask what no single moment tells. */
export interface Plan {
  readonly whole: Scenario;
  /** The scenario, then as each update leaves it. */
  readonly variants: readonly Scenario[];
  /** For each service, its desired counts in order of time: the first at 0. */
  readonly counts: readonly (readonly DesiredCount[])[];
  /** Tasks that are asked for at one instant, in order of time. */
  readonly surges: readonly Surge[];
  /** The same, instant by instant. */
  readonly instants: readonly { readonly atMs: number; readonly surges: readonly Surge[] }[];
  /** For each group, over the whole run. */
  readonly leastMinSize: readonly number[];
  readonly greatestMaxSize: readonly number[];
}

export interface DesiredCount {
  readonly atMs: number;
  readonly desired: number;
}

export interface Surge {
  readonly atMs: number;
  readonly kind: 'service' | 'runTask' | 'workload';
  readonly name: string;
  /** The key that has its count. */
  readonly path: string;
  readonly launch: Launch;
  readonly count: number;
  readonly everyMs: number | undefined;
  /** How many times it comes; 1 without `everyMs`. */
  readonly times: number;
  /** Undefined: the tasks run until they are stopped. */
  readonly runTime: Distribution | undefined;
}

export function planOf(whole: Scenario): Plan {
  const variants = [whole, ...whole.events.flatMap((e) => (e.type === 'update' ? [e.scenario] : []))];
  const counts = whole.services.map((service, s) => desiredCountsOf(whole, service, s));
  const surges = [...serviceSurges(whole, counts), ...runTaskSurges(whole), ...traceSurges(whole)].toSorted(
    (a, b) => a.atMs - b.atMs,
  );
  const sizes = (group: number, key: 'minSize' | 'maxSize'): readonly number[] =>
    variants.flatMap(({ autoScalingGroups }) => {
      const { [key]: size, scheduledActions } = autoScalingGroups[group];
      return [size, ...scheduledActions.flatMap((action) => action[key] ?? [])];
    });
  return {
    whole,
    variants,
    counts,
    surges,
    instants: byInstant(surges),
    leastMinSize: whole.autoScalingGroups.map((_, g) => Math.min(...sizes(g, 'minSize'))),
    greatestMaxSize: whole.autoScalingGroups.map((_, g) => Math.max(...sizes(g, 'maxSize'))),
  };
}

/** The most tasks that the run itself asks of a service; Application Auto Scaling may ask for more. */
export const peakOf = ({ counts }: Plan, service: number): DesiredCount =>
  counts[service].reduce((most, count) => (count.desired > most.desired ? count : most));

/** The fewest tasks that a service ever wants. */
export function leastDesired({ counts, variants }: Plan, service: number): number {
  const bounds = variants.flatMap(({ services }) => services[service].autoScaling?.minCapacity ?? []);
  return Math.min(...counts[service].map(({ desired }) => desired), ...bounds);
}

function desiredCountsOf({ events }: Scenario, { desiredCount }: Service, service: number): readonly DesiredCount[] {
  const changes = events.flatMap((event): readonly DesiredCount[] => {
    if (event.type === 'setDesiredCount' && event.service === service)
      return [{ atMs: event.atMs, desired: event.desiredCount }];
    if (event.type === 'update' && event.desiredCounts.includes(service))
      return [{ atMs: event.atMs, desired: event.scenario.services[service].desiredCount }];
    return [];
  });
  return [{ atMs: 0, desired: desiredCount }, ...changes];
}

const serviceSurges = ({ services }: Scenario, counts: Plan['counts']): readonly Surge[] =>
  services.flatMap((launch, s) =>
    counts[s].flatMap(({ atMs, desired }, n): readonly Surge[] => {
      const more = desired - (n === 0 ? 0 : counts[s][n - 1].desired);
      const path = `services[${launch.name}].desiredCount`;
      return more > 0 ? [{ ...once, atMs, kind: 'service', name: launch.name, path, launch, count: more }] : [];
    }),
  );

const runTaskSurges = ({ events, durationMs }: Scenario): readonly Surge[] =>
  events.flatMap((event): readonly Surge[] => {
    if (event.type !== 'runTask') return [];
    const { atMs, name, launch, count, everyMs, runTime, untilMs } = event;
    const endMs = Math.min(untilMs, durationMs + 1);
    const times = everyMs === undefined ? 1 : Math.max(1, Math.ceil((endMs - atMs) / everyMs));
    const path = `events[${event.place}].count`;
    return [{ atMs, kind: 'runTask', name, path, launch, count, everyMs, times, runTime }];
  });

/** The calls of a trace that come at one instant for one launch are one surge. */
const traceSurges = ({ workloads }: Scenario): readonly Surge[] =>
  workloads.flatMap(({ name, arrivals }) => {
    if (arrivals.type !== 'trace') return [];
    const sums = new Map<Launch, Map<number, number>>();
    for (const { atMs, launch, count } of arrivals.calls) {
      const sum = sums.get(launch) ?? new Map<number, number>();
      sums.set(launch, sum.set(atMs, (sum.get(atMs) ?? 0) + count));
    }
    const path = `workloads[${name}].file`;
    return [...sums].flatMap(([launch, sum]) =>
      [...sum].map(([atMs, count]): Surge => ({ ...once, atMs, kind: 'workload', name, path, launch, count })),
    );
  });

function byInstant(surges: readonly Surge[]): Plan['instants'] {
  const instants = new Map<number, Surge[]>();
  for (const surge of surges) {
    const together = instants.get(surge.atMs);
    if (together === undefined) instants.set(surge.atMs, [surge]);
    else together.push(surge);
  }
  return [...instants].map(([atMs, together]) => ({ atMs, surges: together }));
}

const once = { everyMs: undefined, times: 1, runTime: undefined } as const;
