import { findInstanceType, instanceTypeNames } from '../../model/catalog/index.js';
import { didYouMean, listed } from '../did-you-mean.js';
import { FARGATE_NAMES } from '../fargate-names.js';
import { valueAt } from '../path-text.js';
import { nameOf, type Path } from '../place.js';
import type { Report } from '../report.js';
import { zonesOfRegion } from '../zones-of-region.js';

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
    ['clusters', '*', 'defaultCapacityProviderStrategy'],
    ['services', '*', 'capacityProviderStrategy'],
    ['workloads', '*', 'capacityProviderStrategy'],
    ['events', '*', 'capacityProviderStrategy'],
  ].map((path) => ({
    at: [...path, '*', 'capacityProvider'],
    kind: 'capacity provider',
    list: ['capacityProviders'],
    also: FARGATE_NAMES,
  })),
  ...['services', 'workloads', 'events'].map((key) => ({
    at: [key, '*', 'taskDefinition'],
    kind: 'task definition',
    list: ['taskDefinitions'],
  })),
  { at: ['events', '*', 'service'], kind: 'service', list: ['services'] },
  { at: ['events', '*', 'externalInstance'], kind: 'external instance', list: ['externalInstances'] },
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
  checkSpotPrices(raw, importedTypes, report);
  checkZones(raw, report);
  checkEvents(raw, report);
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
    if (typeof name !== 'string' || isType(name, own)) continue;
    report.add('E020', path, ...unknownType(name, own));
  }
}

/** Prices are by type: the name is the key. */
function checkSpotPrices(raw: unknown, imported: readonly string[], report: Report): void {
  const prices = valueAt(raw, ['pricing', 'spotUsdPerHour']);
  if (typeof prices !== 'object' || prices === null || Array.isArray(prices)) return;
  const own = [...namesIn(raw, ['instanceTypes']), ...imported];
  for (const name of Object.keys(prices)) {
    if (!isType(name, own)) report.addAtKey('E020', ['pricing', 'spotUsdPerHour', name], ...unknownType(name, own));
  }
}

const isType = (name: string, own: readonly string[]): boolean =>
  own.includes(name) || findInstanceType(name, 'us-east-1') !== undefined;

/** The message and the hint. */
const unknownType = (name: string, own: readonly string[]): [string, string] => [
  `the instance type "${name}" is not in the catalogue`,
  didYouMean(name, [...own, ...instanceTypeNames()]) ?? 'describe it under instanceTypes: name, vcpus, memoryMiB',
];

/** Zones and types that events name are those of the groups; without groups, the zones of the region. */
function checkEvents(raw: unknown, report: Report): void {
  const inGroups = (key: string): readonly string[] => {
    const values = expand(raw, ['autoScalingGroups', '*', key, '*']).map((path) => valueAt(raw, path));
    return [...new Set(values.filter((value) => typeof value === 'string'))];
  };
  const region = valueAt(raw, ['region']) ?? 'us-east-1';
  const zones = inGroups('availabilityZones');
  const known = zones.length > 0 || typeof region !== 'string' ? zones : zonesOfRegion(region);
  for (const path of expand(raw, ['events', '*', 'availabilityZone'])) checkName(raw, path, 'zone', known, report);
  for (const path of expand(raw, ['events', '*', 'instanceType']))
    checkName(raw, path, 'instance type of a group', inGroups('instanceTypes'), report);
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
