import { defineRule } from '../define-rule.js';
import { listed } from '../subject/words.js';

export const vcpuQuotaBelowMaxSize = defineRule({
  code: 'L033',
  name: 'vcpu-quota-below-max-size',
  severity: 'warning',
  what: 'The groups at maxSize need more vCPUs than the account may run.',
  why: 'Beyond the quota a launch fails as insufficient capacity and is tried again. The desired capacity stays up, tasks wait, and no other provider takes them.',
  rules: ['MS-29', 'MS-63'],
  fix: 'Ask for a larger quota before it is needed, or lower maxSize to what can be launched.',
  check(scenario, plan) {
    const { vcpuQuota } = scenario.account;
    if (vcpuQuota === undefined) return [];
    const parts = scenario.autoScalingGroups.map(({ name, instanceTypes }, g) => {
      const least = Math.min(...instanceTypes.map((t) => scenario.instanceTypes[t].vcpus));
      return { vcpus: plan.greatestMaxSize[g] * least, words: `${plan.greatestMaxSize[g]} × ${least} in ${name}` };
    });
    const all = parts.reduce((sum, { vcpus }) => sum + vcpus, 0);
    if (all <= vcpuQuota) return [];
    return [
      {
        path: 'account.vcpuQuota',
        message: `At maxSize the groups run at least ${all} vCPUs (${listed(parts.map(({ words }) => words))}); the account may run ${vcpuQuota}.`,
        hint: 'Raise the quota, or lower a maxSize.',
      },
    ];
  },
});
