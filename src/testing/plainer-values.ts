import type { FleetPlan, InstanceKind, Operation, TaskPlan, Trial } from './trial.js';

/** Whether a plan may have such a value of that name: `zone` of an instance kind is `kind.zone`. */
export type MayHave = (name: string, value: unknown) => boolean;

/** Only the values that a trial has: of its task plans, its instance kinds, and its fleet. */
export function valuesOf({ fleet, tasks }: Trial): MayHave {
  const text = (name: string, value: unknown): string => `${name} ${JSON.stringify(value)}`;
  const texts = (plan: object, prefix = ''): string[] =>
    Object.entries(plan).map(([name, value]) => text(prefix + name, value));
  const seen = new Set([
    ...tasks.flatMap((plan) => texts(plan)),
    ...fleet.kinds.flatMap((kind) => texts(kind, 'kind.')),
    ...texts(fleet),
  ]);
  return (name, value) => seen.has(text(name, value));
}

export const plainerFleets = (fleet: FleetPlan, mayHave: MayHave): FleetPlan[] => [
  ...[0]
    .filter((rows) => rows < fleet.spareRows && mayHave('spareRows', rows))
    .map((rows) => ({ ...fleet, spareRows: rows })),
  ...[1, fleet.ringLength / 2]
    .filter((length) => length >= 1 && length < fleet.ringLength && mayHave('ringLength', length))
    .map((ringLength) => ({ ...fleet, ringLength })),
  ...each(fleet.kinds, (kind) => plainerKinds(kind, mayHave)).map((kinds) => ({ ...fleet, kinds })),
];

const plainerKinds = (kind: InstanceKind, mayHave: MayHave): InstanceKind[] => [
  ...(kind.type > 0 ? [{ ...kind, type: 0 }] : []),
  ...[0, kind.zone - 1]
    .filter((zone) => zone >= 0 && zone < kind.zone && mayHave('kind.zone', zone))
    .map((zone) => ({ ...kind, zone })),
  ...(kind.group > 0 && mayHave('kind.group', 0) ? [{ ...kind, group: 0 }] : []),
  ...Object.keys(kind.attributes)
    .map((gone) => Object.fromEntries(Object.entries(kind.attributes).filter(([name]) => name !== gone)))
    .filter((attributes) => mayHave('kind.attributes', attributes))
    .map((attributes) => ({ ...kind, attributes })),
];

const PLAIN = {
  ...{ taskGroup: 'service:web', cpuUnits: 256, memoryMiB: 300, gpus: 0, enis: 0, ports: [] },
  ...{ autoScalingGroup: -1, zone: -1, distinctInstance: false, memberOf: '' },
} as const satisfies Partial<TaskPlan>;

export const plainerTasks = (plan: TaskPlan, mayHave: MayHave): TaskPlan[] => [
  ...Object.entries(PLAIN)
    .filter(([name, value]) => JSON.stringify(plan[name as keyof typeof PLAIN]) !== JSON.stringify(value))
    .filter(([name, value]) => mayHave(name, value))
    .map(([name, value]) => ({ ...plan, [name]: value })),
  ...[...plan.strategies.keys()]
    .map((gone) => plan.strategies.toSpliced(gone, 1))
    .filter((strategies) => mayHave('strategies', strategies))
    .map((strategies) => ({ ...plan, strategies })),
];

export const plainerOperations = (operation: Operation): Operation[] => [
  ...('times' in operation && operation.times > 1
    ? [1, Math.floor(operation.times / 2), operation.times - 1].map((times) => ({ ...operation, times }))
    : []),
  ...('pick' in operation && operation.pick > 0
    ? [0, Math.floor(operation.pick / 2), operation.pick - 1].map((pick) => ({ ...operation, pick }))
    : []),
  ...('kind' in operation && operation.kind > 0 ? [{ ...operation, kind: 0 }] : []),
  ...('draw' in operation && operation.draw > 0
    ? [0, 0.5].filter((draw) => draw < operation.draw).map((draw) => ({ ...operation, draw }))
    : []),
];

/** Lists with one element made plainer. */
export const each = <T>(list: readonly T[], ways: (element: T) => readonly T[]): (readonly T[])[] =>
  list.flatMap((element, at) => ways(element).map((plain) => list.with(at, plain)));
