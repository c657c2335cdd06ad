import { externalPlace } from '../../../model/external-place.js';
import { registeredCapacity } from '../../../model/type-capacity.js';
import { defineRule, type LintFinding } from '../define-rule.js';
import { lackingIn, sizeOf, typesOf } from '../subject/fit.js';
import { placedRequestsOf, scales, targetsOf } from '../subject/requests.js';
import { isExternal } from '../subject/external.js';
import { listed } from '../subject/words.js';

/** Where managed scaling is at work it is task-larger-than-smallest-type. */
export const noInstanceHoldsTask = defineRule({
  code: 'L004',
  name: 'no-instance-holds-task',
  severity: 'error',
  what: 'A task of launch type EC2 or EXTERNAL, or of a provider without managed scaling, fits no instance that it may use.',
  why: 'A service tries again and again ("no container instance met all of its requirements"); RunTask fails at once with RESOURCE:CPU, RESOURCE:MEMORY and so on.',
  rules: ['PL-1', 'PL-14', 'RA-2'],
  fix: 'Give the cluster a type that holds the task, or make the task smaller.',
  check: (scenario) =>
    placedRequestsOf(scenario).flatMap(({ launch, path, name }) => {
      const targets = targetsOf(scenario, launch.launchPath);
      if (targets.some(({ provider }) => provider >= 0 && scales(scenario.capacityProviders[provider]))) return [];
      if (targets.length === 0 && launch.launchPath.type === 'EC2') return [noInstances(path, name)];
      const { externalInstances } = scenario;
      if (isExternal(launch) && externalInstances.length === 0) return [noServers(path, name)];
      const needs = sizeOf(scenario, launch);
      const types = isExternal(launch)
        ? externalInstances.map((type, external) => ({
            type,
            registered: registeredCapacity(scenario, externalPlace(scenario, external).group, 0),
          }))
        : targets.flatMap(({ group }) => typesOf(scenario, group));
      const lacks = types.map(({ registered }) => lackingIn(needs, registered));
      if (types.length === 0 || lacks.some((lacking) => lacking.length === 0)) return [];
      const { family } = scenario.taskDefinitions[launch.taskDefinition];
      const reasons = types.map(
        ({ type, registered }, n) =>
          `${type.name} registers ${listed(lacks[n].map(({ key, text }) => text(registered[key])))}`,
      );
      const keys = [...new Set(lacks.flat())];
      return [
        {
          path: `taskDefinitions[${family}]`,
          instead: path,
          message: `A task of ${family} needs ${listed(keys.map(({ key, text }) => text(needs[key])))}; ${listed([...new Set(reasons)])}. No instance can ever run it.`,
          hint: isExternal(launch)
            ? 'Register a larger server, or make the task smaller.'
            : 'Take a larger instance type, or make the task smaller.',
        },
      ];
    }),
});

const noInstances = (path: string, name: string): LintFinding => ({
  path: `${path}.launchType`,
  message: `${name} goes by launch type EC2, and the scenario has no Auto Scaling group: its tasks can never run.`,
  hint: 'Add a group, or use launchType FARGATE.',
});

const noServers = (path: string, name: string): LintFinding => ({
  path: `${path}.launchType`,
  message: `${name} goes by launch type EXTERNAL, and the scenario has no externalInstances: its tasks can never run.`,
  hint: 'Add externalInstances: [{ name, vcpus, memoryMiB }].',
});
