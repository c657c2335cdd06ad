import type { MemberOf } from '../policy/packing/fleet.js';
import { dependsOnTasks } from '../policy/placement/query/depends-on-tasks.js';
import { evaluate, type QueryInstance } from '../policy/placement/query/evaluate.js';
import { formatExpression } from '../policy/placement/query/format-expression.js';
import { parseExpression } from '../policy/placement/query/parse-expression.js';
import type { ModelCluster } from './model-cluster.js';
import { attributeOf } from './model-groups.js';

/** The set of instances that an expression of the cluster query language names. */
export function memberOfText(text: string, cluster: ModelCluster): MemberOf {
  const parsed = parseExpression(text);
  if (!parsed.ok) throw new Error(`memberOf "${text}" cannot be read`);
  const { expression } = parsed;
  return {
    key: formatExpression(expression),
    dependsOnTasks: dependsOnTasks(expression),
    isMember: (row) => evaluate(expression, instanceOf(cluster, row)),
  };
}

const instanceOf = (cluster: ModelCluster, row: number): QueryInstance => ({
  ec2InstanceId: `i-${cluster.fleet.number[row]}`,
  agentConnected: true,
  agentVersion: '1.90.0',
  registeredAtMs: cluster.fleet.number[row],
  runningTasksCount: cluster.runningOn(row),
  attribute: (name) => attributeOf(cluster.trial.fleet, cluster.fleet.tenants[row].kind, name),
  hasTaskOfGroup: (group) => (cluster.groups.of(group)?.onInstance[row] ?? 0) > 0,
});
