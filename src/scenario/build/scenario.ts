import { findFargatePrices } from '../../model/catalog/fargate.js';
import type { Pricing, Scenario } from '../../model/scenario.js';
import { checkInitialTasks } from '../check/initial-tasks.js';
import type { BuildContext } from './context.js';
import { buildEvents, type VariantOf } from './events.js';
import { buildGroups, buildInitialInstances, buildInstanceTypes, zonesOf } from './groups.js';
import { buildModel } from './model.js';
import { buildProviders } from './providers.js';
import { buildServices } from './services.js';
import { buildTaskDefinitions } from './task-definitions.js';
import { buildWorkloads } from './workloads.js';

/** The resolved scenario of a file that has passed every check. */
export function buildScenario(context: BuildContext, seed: string, variantOf: VariantOf): Scenario {
  const { file } = context;
  const instanceTypes = buildInstanceTypes(context);
  const taskDefinitions = [...buildTaskDefinitions(context)];
  const workloads = buildWorkloads(context, taskDefinitions);
  const availabilityZones = zonesOf(context);
  const autoScalingGroups = buildGroups(context, instanceTypes);
  const services = buildServices(context);
  const named = { instanceTypes, taskDefinitions, availabilityZones, autoScalingGroups, services };
  const scenario: Scenario = {
    name: file.name ?? context.fileName,
    seed,
    startsAtMs: file.startsAt,
    durationMs: file.duration,
    measure: { fromMs: file.measure?.from ?? 0, untilMs: file.measure?.until ?? file.duration },
    region: file.region,
    account: {
      awsvpcTrunking: file.account.awsvpcTrunking === 'enabled',
      provisioningTaskLimit: file.account.provisioningTaskLimit,
      vcpuQuota: file.account.vcpuQuota,
    },
    pricing: buildPricing(context),
    ...named,
    capacityProviders: buildProviders(context),
    clusterName: file.cluster.name,
    workloads,
    events: buildEvents(context, named, variantOf),
    initialInstances: buildInitialInstances(context, instanceTypes),
    model: buildModel(context),
  };
  checkInitialTasks(scenario, context.report);
  return scenario;
}

function buildPricing({ file }: BuildContext): Pricing {
  const { discountPercent, savingsPlans, extraUsdPerInstanceHour, fargateSpotDiscountPercent } = file.pricing;
  const fargate = findFargatePrices(file.region);
  return {
    discountPercent,
    savingsPlans,
    extraUsdPerInstanceHour,
    fargate: fargate === undefined ? undefined : { ...fargate, spotDiscountPercent: fargateSpotDiscountPercent },
  };
}
