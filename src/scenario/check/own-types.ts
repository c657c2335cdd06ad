import type { InstanceType } from '../../model/scenario.js';
import { buildInstanceType, type OwnType } from '../build/instance-types.js';
import { valueAt } from '../path-text.js';
import { nameOf } from '../place.js';
import type { Report } from '../report.js';
import { expand } from './references.js';

/** A type that neither the catalogue nor an imported file knows must say what it is: nothing is built without it. */
export function checkOwnTypes(raw: unknown, region: string, imported: readonly InstanceType[], report: Report): void {
  for (const path of expand(raw, ['instanceTypes', '*'])) {
    const own = valueAt(raw, path) as OwnType;
    const name = nameOf(own);
    if (name === undefined || buildInstanceType(name, region, own, imported, undefined) !== undefined) continue;
    report.add(
      'E011',
      path,
      `the new type "${name}" needs vcpus and memoryMiB`,
      'only a type of the catalogue may leave them out',
    );
  }
}
