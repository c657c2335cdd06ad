import { assert } from '../../kernel/defect.js';
import { attributeValue, forEachKind, kindCount, kindOf } from '../../model/attributes.js';
import type { Roster } from '../../model/roster.js';
import { externalAt } from '../../model/external-place.js';
import { instanceName } from '../../model/instance-name.js';
import type { Launch, Scenario } from '../../model/scenario.js';
import { taskState, type WorldView } from '../../model/world.js';
import type { MemberOf } from '../packing/fleet.js';
import { dependsOnTasks } from './query/depends-on-tasks.js';
import { evaluate, type QueryInstance } from './query/evaluate.js';
import type { Expression } from './query/expression.js';
import { formatExpression } from './query/format-expression.js';
import { parseExpression } from './query/parse-expression.js';
import { partiallyEvaluate } from './query/partially-evaluate.js';

/** The memberOf expressions of a launch, read. The loader has refused those that cannot be. */
export const expressionsOf = (launch: Launch): readonly Expression[] =>
  launch.placementConstraints.flatMap((constraint) => {
    if (constraint.type !== 'memberOf') return [];
    const parsed = parseExpression(constraint.expression);
    assert(parsed.ok, `the expression "${constraint.expression}" was checked when the scenario was loaded`);
    return [parsed.expression];
  });

/** What is left of the expressions for each kind of instance once its attributes are known: true, false, or the rest. */
export function settleByKind(scenario: Scenario, expressions: readonly Expression[]): (Expression | boolean)[] {
  const settled = new Array<Expression | boolean>(kindCount(scenario));
  const whole: Expression = { kind: 'and', operands: expressions };
  forEachKind(scenario, (group, zone, type) => {
    const attribute = (name: string): string | undefined => attributeValue(scenario, name, group, zone, type);
    settled[kindOf(scenario, group, zone, type)] = partiallyEvaluate(whole, { attribute });
  });
  return settled;
}

/** The instances that are in every set that the expressions name; undefined: there are no expressions. */
export function createMemberOf(
  world: Pick<WorldView, 'instances' | 'taskGroups' | 'tasksOn' | 'tasks'>,
  roster: Roster,
  scenario: Scenario,
  expressions: readonly Expression[],
): MemberOf | undefined {
  if (expressions.length === 0) return undefined;
  const { instances } = world;
  const settled = settleByKind(scenario, expressions);
  const instance = new RowInstance(world, roster, scenario);
  return {
    key: formatExpression({ kind: 'and', operands: expressions }),
    dependsOnTasks: expressions.some(dependsOnTasks),
    isMember(row) {
      const rest = settled[kindOf(scenario, instances.group[row], instances.zone[row], instances.type[row])];
      if (typeof rest === 'boolean') return rest;
      instance.row = row;
      return evaluate(rest, instance);
    },
  };
}

/** An instance that moves over the rows: one object for all decisions. Its attributes are settled before. */
class RowInstance implements QueryInstance {
  row = 0;
  readonly agentConnected = true;

  constructor(
    private readonly world: Pick<WorldView, 'instances' | 'taskGroups' | 'tasksOn' | 'tasks'>,
    private readonly roster: Roster,
    private readonly scenario: Scenario,
  ) {}

  get agentVersion(): string {
    const group = this.world.instances.group[this.row];
    return (externalAt(this.scenario, group) ?? this.scenario.autoScalingGroups[group]).agentVersion;
  }

  get registeredAtMs(): number {
    return this.scenario.startsAtMs + this.world.instances.registeredAtMs[this.row];
  }

  get ec2InstanceId(): string {
    return instanceName(this.scenario, this.world.instances.number[this.row]);
  }

  get runningTasksCount(): number {
    const { tasks, tasksOn } = this.world;
    let running = 0;
    for (let t = tasksOn.first[this.row]; t >= 0; t = tasksOn.next[t])
      if (tasks.state[t] === taskState.running) running++;
    return running;
  }

  attribute(): undefined {
    return undefined;
  }

  hasTaskOfGroup(group: string): boolean {
    const known = this.roster.taskGroups.indexOf(group);
    return known >= 0 && this.world.taskGroups.counts[known].onInstance[this.row] > 0;
  }
}

/** An empty instance of a group, yet to be launched: what managed scaling would add (MS-5, MS-7). */
export const freshInstance = ({ autoScalingGroups }: Scenario, group: number): QueryInstance => ({
  agentConnected: true,
  agentVersion: autoScalingGroups[group].agentVersion,
  registeredAtMs: Number.MAX_SAFE_INTEGER,
  ec2InstanceId: '',
  runningTasksCount: 0,
  attribute: () => undefined,
  hasTaskOfGroup: () => false,
});
