import type {
  CapacityProviderStrategyItem,
  Launch,
  LaunchPath,
  PlacementConstraint,
  PlacementStrategy,
} from '../../model/scenario.js';
import { strategyOf } from '../../policy/placement/strategy/index.js';
import type { ScenarioFile } from '../schema/scenario-file.js';
import type { BuildContext } from './context.js';
import { providerIndex } from './providers.js';

/** What services, workloads and runTask events say of where their tasks go. */
export interface FileLaunch {
  readonly taskDefinition: string;
  /** Its place, for one that the file does not list. */
  readonly definition?: number;
  readonly cluster?: string | undefined;
  readonly launchType?: string | undefined;
  readonly capacityProviderStrategy?: FileStrategy | undefined;
  readonly placementStrategy?: readonly FilePlacement[] | undefined;
  readonly placementConstraints?: readonly PlacementConstraint[] | undefined;
}
type FileStrategy = ScenarioFile['cluster']['defaultCapacityProviderStrategy'];
type FilePlacement = NonNullable<ScenarioFile['services'][number]['placementStrategy']>[number];

/** Launch type FARGATE is the provider of that name. */
const FARGATE_ONLY = [{ capacityProvider: 'FARGATE', weight: 1, base: 0 }];

type LaunchContext = Pick<BuildContext, 'file' | 'fargate'>;

/** PL-10: fewest tasks by zone, then by instance. */
const SERVICE_DEFAULT: readonly PlacementStrategy[] = [
  { type: 'spread', field: 'attribute', attribute: 'ecs.availability-zone' },
  { type: 'spread', field: 'instanceId' },
];
/** PL-11. */
const RUN_TASK_DEFAULT: readonly PlacementStrategy[] = [{ type: 'random' }];

export function buildLaunch(context: LaunchContext, launch: FileLaunch, group: string): Launch {
  const isService = group.startsWith('service:');
  const given = (launch.placementStrategy ?? []).map((entry) => {
    // The schema has made sure that it is one of the registry's types, and that its parameters are that type's.
    const { type, ...params } = entry as { readonly type: PlacementStrategy['type'] };
    return strategyOf(type).resolve(params);
  });
  return {
    taskDefinition: launch.definition ?? definitionIndex(context.file, launch.taskDefinition),
    launchPath: launchPathOf(context, launch),
    placementStrategy: given.length > 0 ? given : isService ? SERVICE_DEFAULT : RUN_TASK_DEFAULT,
    placementConstraints: [
      ...definedConstraints(context.file, launch.taskDefinition),
      ...(launch.placementConstraints ?? []),
    ],
    group,
  };
}

/** A task definition's own constraints hold wherever it is launched (CO-1). */
const definedConstraints = (file: ScenarioFile, family: string): readonly PlacementConstraint[] =>
  file.taskDefinitions.find((t) => t.family === family)?.placementConstraints ?? [];

/** The cluster of that name; the first where none is given. */
export const clusterOf = ({ clusters, cluster }: ScenarioFile, name: string | undefined): ScenarioFile['cluster'] =>
  clusters.find((one) => one.name === name) ?? clusters.at(0) ?? cluster;

/** The call's own strategy, its launch type, the cluster's default strategy, or launch type EC2: the first that is given. */
function launchPathOf(context: LaunchContext, launch: FileLaunch): LaunchPath {
  const own = launch.capacityProviderStrategy ?? [];
  if (own.length > 0) return { type: 'capacityProviderStrategy', items: items(context, own) };
  if (launch.launchType === 'FARGATE') return { type: 'capacityProviderStrategy', items: items(context, FARGATE_ONLY) };
  if (launch.launchType === 'EXTERNAL') return { type: 'EXTERNAL' };
  const byDefault = clusterOf(context.file, launch.cluster).defaultCapacityProviderStrategy;
  if (launch.launchType !== undefined || byDefault.length === 0) return { type: 'EC2' };
  return { type: 'capacityProviderStrategy', items: items(context, byDefault) };
}

/** Weight 0 by default, as in the API, but a strategy's only entry counts as weight 1, whatever it says. */
const items = (context: LaunchContext, strategy: FileStrategy): readonly CapacityProviderStrategyItem[] =>
  strategy.map(({ capacityProvider, weight, base }) => ({
    capacityProvider: providerIndex(context, capacityProvider),
    weight: strategy.length === 1 ? Math.max(1, weight ?? 1) : (weight ?? 0),
    base,
  }));

const definitionIndex = (file: ScenarioFile, family: string): number =>
  file.taskDefinitions.findIndex((t) => t.family === family);
