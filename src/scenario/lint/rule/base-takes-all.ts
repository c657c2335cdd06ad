import { defineRule } from '../define-rule.js';
import { peakOf } from '../subject/plan.js';
import { replicasOf } from '../subject/requests.js';
import { counted, listed } from '../subject/words.js';

export const baseTakesAll = defineRule({
  code: 'L037',
  name: 'base-takes-all',
  severity: 'info',
  what: 'The base of a strategy is as large as the service ever is.',
  why: 'The base is filled first; weights divide what is left, and nothing is left.',
  rules: ['MS-66', 'CP-3'],
  fix: 'Lower the base below the desired count, or remove the other providers.',
  check: (scenario, plan) =>
    replicasOf(scenario).flatMap(({ service, index, path }) => {
      if (service.launchPath.type !== 'capacityProviderStrategy') return [];
      const { items } = service.launchPath;
      const most = Math.max(peakOf(plan, index).desired, service.autoScaling?.maxCapacity ?? 0);
      const based = items.find(({ base }) => base > 0 && base >= most);
      const others = items.filter((item) => item !== based && item.weight > 0);
      if (based === undefined || others.length === 0 || most === 0) return [];
      const names = listed(others.map(({ capacityProvider }) => scenario.capacityProviders[capacityProvider].name));
      const { name } = scenario.capacityProviders[based.capacityProvider];
      return [
        {
          path: `${path}.capacityProviderStrategy[${name}].base`,
          message: `${service.name} has at most ${counted(most, 'task')} and a base of ${based.base} on ${name}: ${names} ${others.length === 1 ? 'gets' : 'get'} none.`,
          hint: 'Lower the base to what must be there at least.',
        },
      ];
    }),
});
