import type { Scenario } from '../../../model/scenario.js';
import { defineRule } from '../define-rule.js';
import { mostOnInstance, needsOf } from '../subject/fit.js';
import type { Plan, Surge } from '../subject/plan.js';
import { scalingTargetsOf } from '../subject/requests.js';
import { shareOf } from '../subject/share.js';
import { counted, instantText } from '../subject/words.js';

export const provisioningLimitBelowBurst = defineRule({
  code: 'L030',
  name: 'provisioning-limit-below-burst',
  severity: 'warning',
  what: 'More tasks are asked for at one time than may wait in PROVISIONING.',
  why: 'The limit is one for the cluster and cannot be raised. RunTask fails beyond it; a service asks again later, with growing pauses.',
  rules: ['MS-37', 'MS-36'],
  reports: ['aws/containers-roadmap#1780', 'DIAGNijmegen/rse-grand-challenge#2013'],
  fix: 'Start the tasks in waves, or keep instances for them before they come.',
  check(scenario, plan) {
    const limit = scenario.account.provisioningTaskLimit;
    const large = plan.instants.filter(({ surges }) => surges.reduce((sum, { count }) => sum + count, 0) > limit);
    const instants = large.map(({ atMs, surges }) => {
      const sized = surges.map((surge) => ({ surge, ...waitingOf(scenario, plan, surge) }));
      const waiting = sized.reduce((sum, { tasks, room }) => sum + Math.max(0, tasks - room), 0);
      return { atMs, waiting, sized: sized.toSorted((a, b) => b.tasks - a.tasks) };
    });
    const worst = instants.toSorted((a, b) => b.waiting - a.waiting).at(0);
    if (worst === undefined || worst.waiting <= limit) return [];
    const { surge } = worst.sized[0];
    const end =
      surge.kind === 'service' ? 'The service asks for the rest as others leave.' : 'RunTask fails for the rest.';
    return [
      {
        path: surge.path,
        message: `${counted(worst.waiting, 'task')} find no room ${instantText(worst.atMs)}, on the instances of the start; ${limit} may wait in PROVISIONING. ${end}`,
        hint: 'Start them in waves, or raise minSize before they come.',
      },
    ];
  },
});

/** Those that go to providers that scale, and the room of the instances that the groups begin with. */
function waitingOf(scenario: Scenario, plan: Plan, { launch, count }: Surge): { tasks: number; room: number } {
  const parts = scalingTargetsOf(scenario, launch.launchPath).map((target) => ({
    tasks: shareOf(launch.launchPath, target, count),
    room:
      plan.whole.autoScalingGroups[target.group].desiredCapacity *
      mostOnInstance(scenario, target.group, needsOf(scenario, launch)),
  }));
  return {
    tasks: parts.reduce((sum, { tasks }) => sum + tasks, 0),
    room: parts.reduce((sum, { room }) => sum + room, 0),
  };
}
