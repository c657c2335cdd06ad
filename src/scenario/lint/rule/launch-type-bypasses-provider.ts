import { defineRule } from '../define-rule.js';
import { askersOf, scalingProvidersOf } from '../subject/requests.js';
import { listed } from '../subject/words.js';

export const launchTypeBypassesProvider = defineRule({
  code: 'L034',
  name: 'launch-type-bypasses-provider',
  severity: 'warning',
  what: 'Tasks go by launch type EC2 in a cluster whose capacity providers scale.',
  why: 'No provider sees a task of a launch type: it raises no metric and causes no scale-out. It never waits in PROVISIONING: RunTask fails at once, a service tries again. Terraform and EventBridge use launch type EC2 where nothing is said.',
  rules: ['MS-13', 'MS-36', 'CP-1'],
  reports: ['aws/containers-roadmap#937', 'aws/containers-roadmap#2532'],
  fix: 'Give a capacityProviderStrategy instead of launchType, or give the cluster a default strategy.',
  check(scenario) {
    const scaling = scalingProvidersOf(scenario).map(({ provider }) => provider.name);
    if (scaling.length === 0) return [];
    return askersOf(scenario)
      .filter(({ launch }) => launch.launchPath.type === 'EC2')
      .map(({ name, path }) => ({
        path: `${path}.launchType`,
        message: `${name} goes by launch type EC2: ${listed(scaling)} never ${scaling.length === 1 ? 'scales' : 'scale'} out for it, and its tasks do not wait for room.`,
        hint: `Use capacityProviderStrategy: [{ capacityProvider: ${scaling[0]}, weight: 1 }].`,
      }));
  },
});
