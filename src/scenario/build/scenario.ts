import type { InstanceType, Scenario } from '../../model/scenario.js';
import { checkInitialTasks } from '../check/initial-tasks.js';
import type { BuildContext } from './context.js';
import { buildEvents, type VariantOf } from './events.js';
import { buildGroups, buildInitialInstances, buildInstanceTypes, buildProviders, zonesOf } from './groups.js';
import { buildModel } from './model.js';
import { buildServices, buildTaskDefinitions } from './tasks.js';
import { buildWorkloads } from './workloads.js';

/** The resolved scenario of a file that has passed every check. */
export function buildScenario(context: BuildContext, seed: string, variantOf: VariantOf): Scenario {
  const { file } = context;
  const instanceTypes: readonly InstanceType[] = buildInstanceTypes(context);
  const taskDefinitions = [...buildTaskDefinitions(context)];
  const workloads = buildWorkloads(context, taskDefinitions);
  const scenario: Scenario = {
    name: file.name ?? context.fileName,
    seed,
    durationMs: file.duration,
    measure: { fromMs: file.measure?.from ?? 0, untilMs: file.measure?.until ?? file.duration },
    region: file.region,
    account: {
      awsvpcTrunking: file.account.awsvpcTrunking === 'enabled',
      provisioningTaskLimit: file.account.provisioningTaskLimit,
    },
    pricing: {
      discountPercent: file.pricing.discountPercent,
      savingsPlans: file.pricing.savingsPlans,
      extraUsdPerInstanceHour: file.pricing.extraUsdPerInstanceHour,
    },
    instanceTypes,
    availabilityZones: zonesOf(context),
    autoScalingGroups: buildGroups(context, instanceTypes),
    capacityProviders: buildProviders(context),
    clusterName: file.cluster.name,
    taskDefinitions,
    services: buildServices(context),
    workloads,
    events: buildEvents(context, variantOf),
    initialInstances: buildInitialInstances(context, instanceTypes),
    model: buildModel(context),
  };
  checkInitialTasks(scenario, context.report);
  return scenario;
}
