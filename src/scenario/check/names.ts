import type { Elements } from '../elements.js';
import { isFargateName } from '../fargate-names.js';
import { valueAt } from '../path-text.js';
import { nameOf } from '../place.js';
import type { Report } from '../report.js';

/** A name stands for one thing; a group has one provider (MS-70). */
export function checkNames(raw: unknown, elements: Elements, report: Report): void {
  const lists = [
    ['autoScalingGroups', 'name'],
    ['capacityProviders', 'name'],
    ['externalInstances', 'name'],
    ['taskDefinitions', 'family'],
    ['services', 'name'],
    ['workloads', 'name'],
    ['instanceTypes', 'name'],
    ['clusters', 'name'],
    ['namespaces', 'name'],
  ] as const;
  for (const [list, key] of lists) checkUnique(raw, [list], key, report);
  checkUnique(raw, ['initialState', 'instances'], 'id', report);
  checkInstanceIds(raw, report);
  if (valueAt(raw, ['cluster']) !== undefined && valueAt(raw, ['clusters']) !== undefined) {
    report.addAtKey('E014', ['cluster'], '`cluster` and `clusters` say the same', 'keep one of them');
  }
  for (const { index, name } of elements.capacityProviders) {
    if (!isFargateName(name)) continue;
    report.add(
      'E021',
      ['capacityProviders', index, 'name'],
      `"${name}" is AWS's own provider`,
      'it needs no entry here: name it in a strategy',
    );
  }
  const providerOf = new Map<string, string>();
  for (const { index, value } of elements.capacityProviders) {
    if (value === undefined) continue;
    const other = providerOf.get(value.autoScalingGroup);
    if (other !== undefined) {
      const path = ['capacityProviders', index, 'autoScalingGroup'];
      report.add(
        'E014',
        path,
        `the group "${value.autoScalingGroup}" has the provider "${other}" already`,
        'a group belongs to one capacity provider',
      );
    }
    providerOf.set(value.autoScalingGroup, value.name);
  }
}

/** The instances of a run are numbered: those listed are its first, and a later one is called by its number. */
function checkInstanceIds(raw: unknown, report: Report): void {
  const instances = valueAt(raw, ['initialState', 'instances']);
  if (!Array.isArray(instances)) return;
  const ids = instances.map(nameOf);
  ids.forEach((id, n) => {
    if (id === undefined || !/^i-[1-9]\d*$/.test(id) || id === `i-${n + 1}` || ids.indexOf(id) < n) return;
    const message = `"${id}" is the id of another instance of the run`;
    report.add(
      'E013',
      ['initialState', 'instances', n, 'id'],
      message,
      `call it i-${n + 1}, for its place in the list, or anything but i- and a number`,
    );
  });
}

function checkUnique(raw: unknown, list: readonly string[], key: string, report: Report): void {
  const elements = valueAt(raw, list);
  if (!Array.isArray(elements)) return;
  const seen = new Map<string, number>();
  elements.forEach((element: unknown, index) => {
    const name = nameOf(element);
    if (name === undefined) return;
    const before = seen.get(name);
    if (before === undefined) seen.set(name, index);
    else
      report.add(
        'E021',
        [...list, index, key],
        `the name "${name}" stands twice (first at ${list.join('.')}[${before}])`,
        'give each its own name',
      );
  });
}
