import type { Elements } from '../elements.js';
import { valueAt } from '../path-text.js';
import type { Path } from '../place.js';
import type { Report } from '../report.js';
import { expand } from './references.js';

type Items = readonly { readonly capacityProvider?: unknown; readonly weight?: unknown; readonly base?: unknown }[];
const MAX_CONSTRAINTS = 10;

/** Launch path, strategies and constraints of services, workloads and runTask events. */
export function checkLaunches(raw: unknown, elements: Elements, report: Report): void {
  for (const path of expand(raw, ['cluster', 'defaultCapacityProviderStrategy'])) checkStrategy(raw, path, report);
  for (const list of ['services', 'workloads', 'events']) {
    for (const path of expand(raw, [list, '*'])) checkLaunch(raw, path, elements, report);
  }
  for (const { index, value: service } of elements.services) {
    if (service === undefined) continue;
    const at = (key: string): Path => ['services', index, key];
    if (service.schedulingStrategy === 'REPLICA') {
      if (service.desiredCount === undefined)
        report.add('E011', at('desiredCount'), '"desiredCount" is missing', 'a REPLICA service needs it');
      continue;
    }
    for (const key of ['desiredCount', 'placementStrategy'] as const) {
      const value = service[key];
      if (value !== undefined && !(Array.isArray(value) && value.length === 0)) {
        report.add('E014', at(key), `a DAEMON service has no ${key}`, 'remove it: it runs one task on each instance');
      }
    }
    const { maximumPercent = 100 } = service.deploymentConfiguration;
    if (maximumPercent !== 100)
      report.add(
        'E014',
        [...at('deploymentConfiguration'), 'maximumPercent'],
        'maximumPercent of a DAEMON service must be 100',
      );
  }
  for (const { index, value: event } of elements.events) {
    if (event?.type !== 'setDesiredCount') continue;
    const service = elements.services.find(({ name }) => name === event.service)?.value;
    if (service?.schedulingStrategy === 'DAEMON')
      report.add('E014', ['events', index, 'service'], 'a DAEMON service has no desired count');
  }
}

function checkLaunch(raw: unknown, path: Path, elements: Elements, report: Report): void {
  const { launchType, capacityProviderStrategy, placementConstraints, taskDefinition } = (valueAt(raw, path) ??
    {}) as Readonly<Record<string, unknown>>;
  const items = Array.isArray(capacityProviderStrategy) ? (capacityProviderStrategy as Items) : [];
  // EXTERNAL has a reason of its own.
  if (launchType !== undefined && launchType !== 'EXTERNAL' && items.length > 0) {
    report.add(
      'E014',
      [...path, 'launchType'],
      'launchType and capacityProviderStrategy exclude each other',
      'keep one of them',
    );
  }
  if (items.length > 0) checkStrategy(raw, [...path, 'capacityProviderStrategy'], report);
  const own = Array.isArray(placementConstraints) ? placementConstraints.length : 0;
  const defined =
    elements.taskDefinitions.find(({ name }) => name === taskDefinition)?.value?.placementConstraints.length ?? 0;
  if (own <= MAX_CONSTRAINTS && own + defined > MAX_CONSTRAINTS) {
    report.add(
      'E013',
      [...path, 'placementConstraints'],
      `${own + defined} constraints with those of the task definition; at most ${MAX_CONSTRAINTS}`,
    );
  }
}

/** CP-1: one base; not all weights zero among several providers; each provider once. */
function checkStrategy(raw: unknown, path: Path, report: Report): void {
  const items = valueAt(raw, path);
  if (!Array.isArray(items)) return;
  const list = (items as readonly unknown[]).map((item) =>
    typeof item === 'object' && item !== null ? item : {},
  ) as Items;
  const bases = list.flatMap(({ base }, n) => (typeof base === 'number' && base > 0 ? [n] : []));
  if (bases.length > 1)
    report.add(
      'E014',
      [...path, bases[1], 'base'],
      'only one entry of a strategy may have a base',
      'set the others to 0',
    );
  if (list.length > 1 && list.every(({ weight }) => weight === undefined || weight === 0)) {
    report.add(
      'E014',
      path,
      'every weight is 0 (the default): the call fails',
      'give one provider a weight of at least 1',
    );
  }
  list.forEach(({ capacityProvider }, n) => {
    if (
      typeof capacityProvider === 'string' &&
      list.findIndex((other) => other.capacityProvider === capacityProvider) !== n
    ) {
      report.add('E021', [...path, n, 'capacityProvider'], `"${capacityProvider}" stands twice in the strategy`);
    }
  });
}
