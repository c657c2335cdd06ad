import type { Scenario } from '../../../model/scenario.js';
import { defineRule, type LintFinding } from '../define-rule.js';
import { mostOnInstance, parameters, sizeOf, typesOf } from '../subject/fit.js';
import type { Plan } from '../subject/plan.js';
import { replicasOf, targetsOf } from '../subject/requests.js';
import { shareOf } from '../subject/share.js';
import { counted, instantText, listed } from '../subject/words.js';

export const desiredAboveMaxSize = defineRule({
  code: 'L011',
  name: 'desired-above-max-size',
  severity: 'error',
  what: 'Services want more tasks than their groups can hold at maxSize.',
  why: 'ECS never changes the sizes of a group: at maxSize the rest stays in PROVISIONING, times out and is asked for again.',
  rules: ['MS-29', 'MS-38', 'MS-41', 'MS-6'],
  fix: 'Raise maxSize, take larger types, or want fewer tasks.',
  check(scenario, plan) {
    const alone = replicasOf(scenario).flatMap((replica) => tooManyAlone(scenario, plan, replica));
    const full = scenario.autoScalingGroups.flatMap((_, group) => tooManyTogether(scenario, plan, group, alone));
    return [...alone.map(({ finding }) => finding), ...full];
  },
});

interface TooMany {
  readonly finding: LintFinding;
  readonly groups: readonly number[];
}

/** In whole tasks: ⌊capacity / need⌋ on each instance of the best type. */
function tooManyAlone(
  scenario: Scenario,
  plan: Plan,
  { service, index, path }: ReturnType<typeof replicasOf>[number],
): readonly TooMany[] {
  const holds = (group: number): number =>
    plan.greatestMaxSize[group] * mostOnInstance(scenario, group, sizeOf(scenario, service));
  const targets = targetsOf(scenario, service.launchPath);
  if (targets.length === 0 || targets.some(({ group }) => holds(group) === 0)) return [];
  const pools = service.launchPath.type === 'EC2' ? [targets] : targets.map((target) => [target]);
  return pools.flatMap((pool): readonly TooMany[] => {
    const groups = pool.map(({ group }) => group);
    const room = groups.reduce((sum, group) => sum + holds(group), 0);
    const wanted = plan.counts[index].map(({ atMs, desired }) => ({
      atMs,
      tasks: shareOf(service.launchPath, pool[0], desired),
    }));
    const first = wanted.find(({ tasks }) => tasks > room);
    if (first === undefined) return [];
    const names = listed(groups.map((group) => scenario.autoScalingGroups[group].name));
    const message = `${service.name} wants ${counted(first.tasks, 'task')} of ${names} ${instantText(first.atMs)}; at maxSize ${names} ${groups.length === 1 ? 'holds' : 'hold'} ${room}.`;
    return [{ groups, finding: { path: `${path}.desiredCount`, message, hint: maxSizeFor(groups, first.tasks) } }];
  });

  function maxSizeFor(groups: readonly number[], tasks: number): string {
    if (groups.length > 1) return 'Raise a maxSize, or want fewer tasks.';
    const each = mostOnInstance(scenario, groups[0], sizeOf(scenario, service));
    return `Raise maxSize of ${scenario.autoScalingGroups[groups[0]].name} to at least ${Math.ceil(tasks / each)}, or want fewer tasks.`;
  }
}

/** Of all services of a group together: by each resource alone, the least that they need. */
function tooManyTogether(
  scenario: Scenario,
  plan: Plan,
  group: number,
  alone: readonly TooMany[],
): readonly LintFinding[] {
  if (alone.some(({ groups }) => groups.includes(group))) return [];
  const users = usersOf(scenario, plan, group);
  const types = typesOf(scenario, group);
  const { name } = scenario.autoScalingGroups[group];
  const instants = [...new Set(users.flatMap(({ counts }) => counts.map(({ atMs }) => atMs)))].toSorted(
    (a, b) => a - b,
  );
  for (const atMs of instants) {
    for (const { key, text } of parameters.slice(0, 4)) {
      const need = users.reduce((sum, { service, tasksAt }) => sum + tasksAt(atMs) * sizeOf(scenario, service)[key], 0);
      const room = plan.greatestMaxSize[group] * Math.max(...types.map(({ free }) => free[key]));
      if (room === 0 || need <= room) continue;
      const message = `${listed(users.map(({ service }) => service.name))} want ${text(need)} of ${name} ${instantText(atMs)}; at maxSize ${plan.greatestMaxSize[group]} it has ${text(room)}.`;
      return [{ path: `autoScalingGroups[${name}].maxSize`, message, hint: 'Raise maxSize, or want fewer tasks.' }];
    }
  }
  return [];
}

const usersOf = (scenario: Scenario, { counts }: Plan, group: number) =>
  replicasOf(scenario).flatMap(({ service, index }) => {
    if (service.launchPath.type === 'EC2') return [];
    const target = targetsOf(scenario, service.launchPath).find((t) => t.group === group);
    if (target === undefined) return [];
    const tasksAt = (atMs: number): number => shareOf(service.launchPath, target, desiredAt(counts[index], atMs));
    return [{ service: service, counts: counts[index], tasksAt }];
  });

const desiredAt = (counts: Plan['counts'][number], atMs: number): number =>
  counts.findLast((count) => count.atMs <= atMs)?.desired ?? 0;
