import type { Expression } from '../../policy/placement/query/expression.js';
import { parseExpression } from '../../policy/placement/query/parse-expression.js';
import { valueAt } from '../path-text.js';
import type { Report } from '../report.js';
import { expand } from './references.js';

const lists = ['services', 'workloads', 'events', 'taskDefinitions'];

/** Every memberOf expression can be read (CO-4, CO-5), and asks for nothing that a simulation does not have. */
export function checkExpressions(raw: unknown, report: Report): void {
  for (const list of lists) {
    for (const path of expand(raw, [list, '*', 'placementConstraints', '*', 'expression'])) {
      const text = valueAt(raw, path);
      if (typeof text !== 'string' || text === '') continue;
      const parsed = parseExpression(text);
      if (!parsed.ok) {
        const { message, offset, hint } = parsed.problem;
        report.addInside('E015', path, offset, message, hint);
        continue;
      }
      for (const subject of unknownSubjects(parsed.expression)) {
        report.add(
          'E090',
          path,
          `the subject ${subject} is not supported yet`,
          'a scenario names neither calendar dates nor agent versions',
        );
      }
    }
  }
}

/** Subjects whose value a scenario does not say. */
function unknownSubjects(expression: Expression): readonly string[] {
  switch (expression.kind) {
    case 'or':
    case 'and':
      return expression.operands.flatMap(unknownSubjects);
    case 'not':
      return unknownSubjects(expression.operand);
    case 'version':
      return ['agentVersion'];
    case 'number':
      return expression.field === 'registeredAt' ? ['registeredAt'] : [];
    default:
      return [];
  }
}
