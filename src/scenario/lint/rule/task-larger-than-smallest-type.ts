import { extremes } from '../../../policy/capacity/per-instance.js';
import { defineRule } from '../define-rule.js';
import { lackingIn, sizeOf, typesOf } from '../subject/fit.js';
import { placedRequestsOf, scalingTargetsOf } from '../subject/requests.js';
import { listed } from '../subject/words.js';

/** A launch whose other providers could hold the task is for weights-blind-to-fit. */
export const taskLargerThanSmallestType = defineRule({
  code: 'L001',
  name: 'task-larger-than-smallest-type',
  severity: 'error',
  what: 'A task needs more than the smallest instance type of its group has.',
  why: 'Managed scaling leaves out tasks that do not fit the least CPU, memory, GPUs and ENIs over the types of the group. It never scales out for them: they wait in PROVISIONING until their time is up, while the metric stands at its target.',
  rules: ['MS-8', 'MS-38'],
  reports: ['aws/containers-roadmap#880', 'aws/containers-roadmap#1086'],
  fix: 'Take the small types out of the group, give the task a provider of its own, or make it smaller.',
  check: (scenario) =>
    placedRequestsOf(scenario).flatMap(({ launch, path }) => {
      const needs = sizeOf(scenario, launch);
      const { family } = scenario.taskDefinitions[launch.taskDefinition];
      const targets = scalingTargetsOf(scenario, launch.launchPath).map(({ group, provider }) => {
        const { smallest } = extremes(typesOf(scenario, group).map((type) => type.counted));
        return { group, provider, smallest, lacking: lackingIn(needs, smallest) };
      });
      if (targets.some(({ lacking }) => lacking.length === 0)) return [];
      return targets.map(({ group, provider, smallest, lacking }) => {
        const { name } = scenario.autoScalingGroups[group];
        const needed = listed(lacking.map(({ key, text }) => text(needs[key])));
        const offered = listed(lacking.map(({ key, text }) => text(smallest[key])));
        return {
          path: `taskDefinitions[${family}]`,
          instead: path,
          message: `A task of ${family} needs ${needed}; the smallest instance type of ${name} has ${offered}. ${scenario.capacityProviders[provider].name} never scales out for it.`,
          hint: `Give ${name} only types that hold the task, or make the task smaller.`,
        };
      });
    }),
});
