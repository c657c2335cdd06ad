import { findFargatePrices } from '../../model/catalog/fargate.js';
import type { Pricing, Scenario } from '../../model/scenario.js';
import { checkInitialTasks } from '../check/initial-tasks.js';
import type { BuildContext } from './context.js';
import { buildEvents, type VariantOf } from './events.js';
import { buildExternalInstances } from './external-instances.js';
import { buildGroups, buildInitialInstances, buildInstanceTypes, zonesOf } from './groups.js';
import { buildModel } from './model.js';
import { buildNetwork } from './network.js';
import { withProxies } from './proxies.js';
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
  const network = buildNetwork(context);
  const capacityProviders = buildProviders(context);
  const { services, taskDefinitions: definitions } = withProxies(
    { services: buildServices(context), taskDefinitions, capacityProviders },
    network,
  );
  const named = {
    instanceTypes,
    taskDefinitions: definitions,
    availabilityZones,
    autoScalingGroups,
    externalInstances: buildExternalInstances(context),
    services,
  };
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
    capacityProviders,
    clusterName: (file.clusters.at(0) ?? file.cluster).name,
    workloads,
    network,
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
