import { valueAt } from '../path-text.js';
import type { Report } from '../report.js';
import { expand } from './references.js';

/** Refuses what would otherwise be ignored: ECS Anywhere. */
export function checkSupported(raw: unknown, report: Report): void {
  for (const list of ['services', 'workloads', 'events']) {
    for (const path of expand(raw, [list, '*', 'launchType'])) {
      if (valueAt(raw, path) === 'EXTERNAL')
        report.add(
          'E090',
          path,
          'launch type EXTERNAL is not supported yet',
          'it comes with ECS Anywhere: use EC2 for now',
        );
    }
  }
}
