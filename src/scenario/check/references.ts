import { findInstanceType, instanceTypeNames } from '../../model/catalog/index.js';
import { didYouMean, listed } from '../did-you-mean.js';
import { valueAt } from '../path-text.js';
import { nameOf, type Path } from '../place.js';
import type { Report } from '../report.js';

const AWS_PROVIDERS = ['FARGATE', 'FARGATE_SPOT'];
/** Keys, with `*` for every element of a list. */
type Pattern = readonly string[];

/** Every place that names something, and the list that must have it. */
const references: readonly {
  readonly at: Pattern;
  readonly kind: string;
  readonly list: readonly string[];
  readonly also?: readonly string[];
}[] = [
  { at: ['capacityProviders', '*', 'autoScalingGroup'], kind: 'Auto Scaling group', list: ['autoScalingGroups'] },
  ...[
    ['cluster', 'defaultCapacityProviderStrategy'],
    ['services', '*', 'capacityProviderStrategy'],
    ['workloads', '*', 'capacityProviderStrategy'],
    ['events', '*', 'capacityProviderStrategy'],
  ].map((path) => ({
    at: [...path, '*', 'capacityProvider'],
    kind: 'capacity provider',
    list: ['capacityProviders'],
    also: AWS_PROVIDERS,
  })),
  ...['services', 'workloads', 'events'].map((key) => ({
    at: [key, '*', 'taskDefinition'],
    kind: 'task definition',
    list: ['taskDefinitions'],
  })),
  { at: ['events', '*', 'service'], kind: 'service', list: ['services'] },
  { at: ['events', '*', 'autoScalingGroup'], kind: 'Auto Scaling group', list: ['autoScalingGroups'] },
  {
    at: ['initialState', 'instances', '*', 'autoScalingGroup'],
    kind: 'Auto Scaling group',
    list: ['autoScalingGroups'],
  },
  { at: ['initialState', 'instances', '*', 'tasks', '*', 'service'], kind: 'service', list: ['services'] },
];

export function checkReferences(raw: unknown, importedTypes: readonly string[], report: Report): void {
  for (const { at, kind, list, also = [] } of references) {
    const known = [...namesIn(raw, list), ...also];
    for (const path of expand(raw, at)) checkName(raw, path, kind, known, report);
  }
  checkInstanceTypes(raw, importedTypes, report);
  checkZones(raw, report);
}

function checkName(raw: unknown, path: Path, kind: string, known: readonly string[], report: Report): void {
  const name = valueAt(raw, path);
  if (typeof name !== 'string' || known.includes(name)) return;
  report.add('E020', path, `no ${kind} is named "${name}"; there are: ${listed(known)}`, didYouMean(name, known));
}

function checkInstanceTypes(raw: unknown, imported: readonly string[], report: Report): void {
  const own = [...namesIn(raw, ['instanceTypes']), ...imported];
  const places = [
    ...expand(raw, ['autoScalingGroups', '*', 'instanceTypes', '*']),
    ...expand(raw, ['initialState', 'instances', '*', 'instanceType']),
  ];
  for (const path of places) {
    const name = valueAt(raw, path);
    if (typeof name !== 'string' || own.includes(name) || findInstanceType(name, 'us-east-1') !== undefined) continue;
    const near = didYouMean(name, [...own, ...instanceTypeNames()]);
    report.add(
      'E020',
      path,
      `the instance type "${name}" is not in the catalogue`,
      near ?? 'describe it under instanceTypes: name, vcpus, memoryMiB',
    );
  }
}

/** An initial instance stands in a zone of its group. */
function checkZones(raw: unknown, report: Report): void {
  for (const path of expand(raw, ['initialState', 'instances', '*'])) {
    const {
      availabilityZone: zone,
      instanceType: type,
      autoScalingGroup,
    } = (valueAt(raw, path) ?? {}) as Readonly<Record<string, unknown>>;
    const groups = valueAt(raw, ['autoScalingGroups']);
    const group: unknown = Array.isArray(groups) ? groups.find((g) => nameOf(g) === autoScalingGroup) : undefined;
    const { availabilityZones: zones, instanceTypes: types } = (group ?? {}) as Readonly<Record<string, unknown>>;
    if (typeof zone === 'string' && Array.isArray(zones) && !zones.includes(zone)) {
      report.add(
        'E020',
        [...path, 'availabilityZone'],
        `its group has no zone "${zone}"; it has: ${listed(zones.map(String))}`,
        didYouMean(zone, zones.map(String)),
      );
    }
    if (typeof type === 'string' && Array.isArray(types) && !types.includes(type)) {
      report.add(
        'E020',
        [...path, 'instanceType'],
        `its group has no type "${type}"; it has: ${listed(types.map(String))}`,
        didYouMean(type, types.map(String)),
      );
    }
  }
}

function namesIn(raw: unknown, list: Path): readonly string[] {
  const elements = valueAt(raw, list);
  return Array.isArray(elements) ? elements.flatMap((element) => nameOf(element) ?? []) : [];
}

/** The places in the data that a pattern means. */
export function expand(raw: unknown, pattern: Pattern): readonly Path[] {
  return pattern.reduce<readonly Path[]>(
    (paths, key) =>
      paths.flatMap((path) => {
        const value = valueAt(raw, path);
        if (key === '*') return Array.isArray(value) ? value.map((_, n) => [...path, n]) : [];
        return typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? [[...path, key]] : [];
      }),
    [[]],
  );
}
