import { didYouMean, listed } from '../did-you-mean.js';
import type { Elements } from '../elements.js';
import { valueAt } from '../path-text.js';
import type { Path } from '../place.js';
import type { Report } from '../report.js';
import { checkAttributes } from './attributes.js';
import { expand } from './references.js';

/** What external instances say of themselves (EX-1). */
export function checkExternalInstances(raw: unknown, { externalInstances }: Elements, report: Report): void {
  const clusters = clustersIn(raw);
  const ids = new Map<string, string>();
  for (const path of expand(raw, ['externalInstances', '*', 'cluster']))
    if (Array.isArray(valueAt(raw, path)))
      report.add(
        'E014',
        path,
        'a server is registered to one cluster at a time',
        'give each cluster servers of its own',
      );
  for (const { index, value } of externalInstances) {
    if (value === undefined) continue;
    const at = (key: string): Path => ['externalInstances', index, key];
    const { name, count, vcpus, cpu, attributes, cluster } = value;
    if (vcpus === undefined && cpu === undefined)
      report.add(
        'E011',
        ['externalInstances', index],
        'the size of the server is missing',
        'give vcpus, or cpu in CPU units',
      );
    if (vcpus !== undefined && cpu !== undefined)
      report.add('E014', at('cpu'), 'vcpus and cpu say the same thing', 'keep one of them');
    checkAttributes(attributes, at('attributes'), report);
    const before = externalInstances[0].value?.cluster ?? clusters.at(0);
    if (cluster !== undefined && !clusters.includes(cluster))
      report.add(
        'E020',
        at('cluster'),
        `no cluster is named "${cluster}"; there are: ${listed(clusters)}`,
        didYouMean(cluster, clusters),
      );
    else if ((cluster ?? clusters.at(0)) !== before)
      report.add(
        'E014',
        cluster === undefined ? ['externalInstances', index] : at('cluster'),
        `the external instances above are in cluster "${before}"`,
        'one cluster of a scenario can have external instances',
      );
    for (const id of idsOf(name, count)) {
      const other = ids.get(id) ?? name;
      if (other !== name) report.add('E021', at('name'), `"${id}" is the id of a server of "${other}" too`);
      ids.set(id, name);
    }
  }
}

/** Several servers of one entry are told apart by a number: see `instance-name.ts`. */
const idsOf = (name: string, count: number): readonly string[] =>
  count === 1 ? [name] : Array.from({ length: count }, (_, n) => `${name}-${n + 1}`);

export function clustersIn(raw: unknown): readonly string[] {
  const several = expand(raw, ['clusters', '*', 'name']).map((path) => valueAt(raw, path));
  const own = valueAt(raw, ['cluster', 'name']) ?? 'main';
  return [...(several.length > 0 ? several : [own])].filter((name) => typeof name === 'string');
}
