import type {
  CapacityProviderStrategyItem,
  Launch,
  LaunchPath,
  PlacementConstraint,
  PlacementStrategy,
} from '../../model/scenario.js';
import { strategyOf } from '../../policy/placement/strategy/index.js';
import type { ScenarioFile } from '../schema/scenario-file.js';

/** What services, workloads and runTask events say of where their tasks go. */
export interface FileLaunch {
  readonly taskDefinition: string;
  readonly launchType?: string | undefined;
  readonly capacityProviderStrategy?: FileStrategy | undefined;
  readonly placementStrategy?: readonly FilePlacement[] | undefined;
  readonly placementConstraints?: readonly PlacementConstraint[] | undefined;
}
type FileStrategy = ScenarioFile['cluster']['defaultCapacityProviderStrategy'];
type FilePlacement = NonNullable<ScenarioFile['services'][number]['placementStrategy']>[number];

/** PL-10: fewest tasks by zone, then by instance. */
const SERVICE_DEFAULT: readonly PlacementStrategy[] = [
  { type: 'spread', field: 'attribute', attribute: 'ecs.availability-zone' },
  { type: 'spread', field: 'instanceId' },
];
/** PL-11. */
const RUN_TASK_DEFAULT: readonly PlacementStrategy[] = [{ type: 'random' }];

export function buildLaunch(file: ScenarioFile, launch: FileLaunch, group: string, taskDefinition: number): Launch {
  const isService = group.startsWith('service:');
  const given = (launch.placementStrategy ?? []).map((entry) => {
    // The schema has made sure that it is one of the registry's types, and that its parameters are that type's.
    const { type, ...params } = entry as { readonly type: PlacementStrategy['type'] };
    return strategyOf(type).resolve(params);
  });
  return {
    taskDefinition,
    launchPath: launchPathOf(file, launch),
    placementStrategy: given.length > 0 ? given : isService ? SERVICE_DEFAULT : RUN_TASK_DEFAULT,
    placementConstraints: [...definedConstraints(file, launch.taskDefinition), ...(launch.placementConstraints ?? [])],
    group,
  };
}

/** A task definition's own constraints hold wherever it is launched (CO-1). */
const definedConstraints = (file: ScenarioFile, family: string): readonly PlacementConstraint[] =>
  file.taskDefinitions.find((t) => t.family === family)?.placementConstraints ?? [];

/** The call's own strategy, its launch type, the cluster's default strategy, or launch type EC2: the first that is given. */
function launchPathOf(file: ScenarioFile, launch: FileLaunch): LaunchPath {
  const own = launch.capacityProviderStrategy ?? [];
  if (own.length > 0) return { type: 'capacityProviderStrategy', items: items(file, own) };
  const byDefault = file.cluster.defaultCapacityProviderStrategy;
  if (launch.launchType !== undefined || byDefault.length === 0) return { type: 'EC2' };
  return { type: 'capacityProviderStrategy', items: items(file, byDefault) };
}

/** Weight 0 by default, as in the API, but a strategy's only entry counts as weight 1, whatever it says. */
const items = (file: ScenarioFile, strategy: FileStrategy): readonly CapacityProviderStrategyItem[] =>
  strategy.map(({ capacityProvider, weight, base }) => ({
    capacityProvider: file.capacityProviders.findIndex((p) => p.name === capacityProvider),
    weight: strategy.length === 1 ? Math.max(1, weight ?? 1) : (weight ?? 0),
    base,
  }));
