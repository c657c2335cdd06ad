import type { Expression } from './expression.js';

/** Whether placing or stopping a task may change what the expression says of an instance. */
export function dependsOnTasks(expression: Expression): boolean {
  switch (expression.kind) {
    case 'or':
    case 'and':
      return expression.operands.some(dependsOnTasks);
    case 'not':
      return dependsOnTasks(expression.operand);
    case 'group':
      return true;
    case 'number':
      return expression.field === 'runningTasksCount';
    default:
      return false;
  }
}
