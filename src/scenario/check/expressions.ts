import { parseExpression } from '../../policy/placement/query/parse-expression.js';
import { valueAt } from '../path-text.js';
import type { Report } from '../report.js';
import { expand } from './references.js';

const lists = ['services', 'workloads', 'events', 'taskDefinitions'];

/** Every memberOf expression can be read (CO-4, CO-5). */
export function checkExpressions(raw: unknown, report: Report): void {
  for (const list of lists) {
    for (const path of expand(raw, [list, '*', 'placementConstraints', '*', 'expression'])) {
      const text = valueAt(raw, path);
      if (typeof text !== 'string' || text === '') continue;
      const parsed = parseExpression(text);
      if (parsed.ok) continue;
      const { message, offset, hint } = parsed.problem;
      report.addInside('E015', path, offset, message, hint);
    }
  }
}
