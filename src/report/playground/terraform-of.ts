import type { CapacityProvider, PlacementStrategy, Scenario } from '../../model/scenario.js';
import { terraformText, type ValueAtPath } from '../../scenario/terraform.js';

/**
 * The settings of a scenario as Terraform has them: managed scaling, the sizes of the groups, the services' counts and strategies.
 * Not the desired capacity: managed scaling moves it, and Terraform would move it back.
 */
export function terraformOf({ name, capacityProviders, autoScalingGroups, services }: Scenario): string {
  const values = [
    ...capacityProviders
      .filter(({ autoScalingGroup }) => autoScalingGroup >= 0)
      .flatMap((provider) => valuesOf('capacityProviders', provider.name, providerValues(provider))),
    ...autoScalingGroups.flatMap(({ name: group, minSize, maxSize }) =>
      valuesOf('autoScalingGroups', group, { minSize, maxSize }),
    ),
    ...services
      .filter(({ schedulingStrategy }) => schedulingStrategy === 'REPLICA')
      .flatMap(({ name: service, desiredCount, placementStrategy }) =>
        valuesOf('services', service, { desiredCount, placementStrategy: placementStrategy.map(strategyValue) }),
      ),
  ];
  return `# ${name.replaceAll(/\s+/g, ' ')}: what was tried; the rest of each resource is yours\n${terraformText(values)}`;
}

type Values = Readonly<Record<string, unknown>>;

const valuesOf = (list: string, element: string, values: Values): readonly ValueAtPath[] =>
  Object.entries(values).map(([path, value]) => ({
    steps: [{ key: list }, { element }, ...path.split('.').map((key) => ({ key }))],
    value,
  }));

function providerValues({ managedScaling }: CapacityProvider): Values {
  const { enabled, targetCapacity, minimumScalingStepSize, maximumScalingStepSize, instanceWarmupPeriodMs } =
    managedScaling;
  return {
    'managedScaling.status': enabled ? 'ENABLED' : 'DISABLED',
    'managedScaling.targetCapacity': targetCapacity,
    'managedScaling.minimumScalingStepSize': minimumScalingStepSize,
    'managedScaling.maximumScalingStepSize': maximumScalingStepSize,
    'managedScaling.instanceWarmupPeriod': instanceWarmupPeriodMs / 1000,
  };
}

/** As the scenario file has it. */
function strategyValue(strategy: PlacementStrategy): { readonly type: string; readonly field?: string } {
  if (strategy.type === 'random') return { type: 'random' };
  return {
    type: strategy.type,
    field: strategy.field === 'attribute' ? `attribute:${strategy.attribute}` : strategy.field,
  };
}
