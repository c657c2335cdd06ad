import type { CapacityProvider, ManagedScaling } from '../../model/scenario.js';
import { isFargateName } from '../fargate-names.js';
import type { BuildContext } from './context.js';

const OFF: ManagedScaling = {
  enabled: false,
  targetCapacity: 100,
  minimumScalingStepSize: 1,
  maximumScalingStepSize: 10_000,
  instanceWarmupPeriodMs: 300_000,
};

/** Those of the file, then the Fargate ones that it names. */
export const buildProviders = ({ file, fargate }: BuildContext): readonly CapacityProvider[] => [
  ...file.capacityProviders.map((provider) => ({
    name: provider.name,
    autoScalingGroup: file.autoScalingGroups.findIndex((g) => g.name === provider.autoScalingGroup),
    fargate: undefined,
    managedScaling:
      provider.managedScaling === undefined
        ? OFF
        : {
            enabled: provider.managedScaling.status === 'ENABLED',
            targetCapacity: provider.managedScaling.targetCapacity,
            minimumScalingStepSize: provider.managedScaling.minimumScalingStepSize,
            maximumScalingStepSize: provider.managedScaling.maximumScalingStepSize,
            instanceWarmupPeriodMs: provider.managedScaling.instanceWarmupPeriod,
          },
    managedTerminationProtection: provider.managedTerminationProtection === 'ENABLED',
    managedDraining: provider.managedDraining === 'ENABLED',
  })),
  ...fargate.map((name) => ({
    name,
    autoScalingGroup: -1,
    fargate: name,
    managedScaling: OFF,
    managedTerminationProtection: false,
    managedDraining: false,
  })),
];

/** The place of a provider in the scenario's list; the checks have made sure that it is there. */
export const providerIndex = ({ file, fargate }: Pick<BuildContext, 'file' | 'fargate'>, name: string): number =>
  isFargateName(name)
    ? file.capacityProviders.length + fargate.indexOf(name)
    : file.capacityProviders.findIndex((p) => p.name === name);
