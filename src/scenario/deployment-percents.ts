import type { DeploymentConfiguration } from '../model/scenario.js';

interface Deployed {
  readonly schedulingStrategy: 'REPLICA' | 'DAEMON';
  readonly deploymentConfiguration: {
    readonly minimumHealthyPercent?: number | undefined;
    readonly maximumPercent?: number | undefined;
  };
}

/** SS-2: 100 and 200 for REPLICA, 0 and 100 for DAEMON, where the file says nothing. */
export function deploymentPercents({
  schedulingStrategy,
  deploymentConfiguration: { minimumHealthyPercent, maximumPercent },
}: Deployed): Pick<DeploymentConfiguration, 'minimumHealthyPercent' | 'maximumPercent'> {
  const [minimum, maximum] = schedulingStrategy === 'DAEMON' ? [0, 100] : [100, 200];
  return {
    minimumHealthyPercent: minimumHealthyPercent ?? minimum,
    maximumPercent: maximumPercent ?? maximum,
  };
}
