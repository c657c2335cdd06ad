import { defineRule, type LintFinding } from '../define-rule.js';

const PROVIDERS_PER_CLUSTER = 20;
const INSTANCES_PER_CLUSTER = 5000;

/** Limits within one strategy, one call or one task definition are errors of the file already. */
export const beyondAwsLimits = defineRule({
  code: 'L039',
  name: 'beyond-aws-limits',
  severity: 'error',
  what: 'The cluster has more capacity providers, or may have more instances, than AWS allows.',
  why: 'A cluster takes 20 capacity providers (10 until 2022) and 5000 container instances. The call that goes beyond fails.',
  rules: ['MS-67', 'SS-10'],
  reports: ['aws/containers-roadmap#2716', 'aws-cloudformation/cloudformation-coverage-roadmap#1086'],
  fix: 'Make two clusters of it, or fewer and larger groups.',
  check(scenario, plan) {
    const findings: LintFinding[] = [];
    const providers = scenario.capacityProviders.filter(({ fargate }) => fargate === undefined);
    if (providers.length > PROVIDERS_PER_CLUSTER) {
      findings.push({
        path: `capacityProviders[${providers[PROVIDERS_PER_CLUSTER].name}]`,
        message: `There are ${providers.length} capacity providers; a cluster takes ${PROVIDERS_PER_CLUSTER}.`,
        hint: 'Join groups, or make two clusters.',
      });
    }
    const instances = plan.greatestMaxSize.reduce((sum, size) => sum + size, 0);
    if (instances > INSTANCES_PER_CLUSTER) {
      const largest = plan.greatestMaxSize.indexOf(Math.max(...plan.greatestMaxSize));
      findings.push({
        path: `autoScalingGroups[${scenario.autoScalingGroups[largest].name}].maxSize`,
        message: `At maxSize the groups have ${instances} instances; a cluster takes ${INSTANCES_PER_CLUSTER}.`,
        hint: 'Take larger types and lower maxSize, or make two clusters.',
      });
    }
    return findings;
  },
});
