import { valueAt } from '../path-text.js';
import type { Elements } from '../elements.js';
import type { Report } from '../report.js';

/** A group begins with no more instances than it may have. */
export function checkInitialInstances(raw: unknown, { autoScalingGroups }: Elements, report: Report): void {
  const instances = valueAt(raw, ['initialState', 'instances']);
  if (!Array.isArray(instances)) return;
  for (const { value: group } of autoScalingGroups) {
    if (group === undefined) continue;
    const own = instances.flatMap((instance: unknown, n) =>
      valueAt(instance, ['autoScalingGroup']) === group.name ? [n] : [],
    );
    if (own.length <= group.maxSize) continue;
    const message = `the ${own.length} instances of "${group.name}" are more than its maxSize ${group.maxSize}`;
    report.add('E014', ['initialState', 'instances', own[group.maxSize]], message, 'raise maxSize, or list fewer');
  }
}
