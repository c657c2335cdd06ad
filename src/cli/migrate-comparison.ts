import type { EdgeSummary } from '../analysis/network/network-summary.js';
import type { Run } from '../simulate.js';

/** Both runs, figure by figure. */
export interface MeshComparison {
  /** What each task of a virtual node's service reserves. */
  readonly tasks: readonly { readonly service: string; readonly before: TaskSize; readonly after: TaskSize }[];
  /** The most instances of each capacity provider's group, added up. */
  readonly peakInstances: Pair;
  /** Of the groups of all capacity providers. */
  readonly instanceHours: Pair;
  /** Null when the cost is not priced. */
  readonly usd: Pair<number | null>;
  readonly edges: readonly {
    readonly name: string;
    readonly failurePercent: Pair;
    readonly retries: Pair;
    /** Null without a success. */
    readonly p50Seconds: Pair<number | null>;
  }[];
}

export interface TaskSize {
  readonly cpuUnits: number;
  readonly memoryMiB: number;
}

export interface Pair<T = number> {
  readonly before: T;
  readonly after: T;
}

const edgesOf = ({ summary }: Run): readonly EdgeSummary[] => summary.network?.edges ?? [];

/** `before` has the mesh, `after` Service Connect; services and edges are in the same order. */
export function compareMesh(before: Run, after: Run): MeshComparison {
  const nodes = new Set(before.scenario.network.mesh?.virtualNodes.map(({ service }) => service));
  const pair = <T>(of: (run: Run) => T): Pair<T> => ({ before: of(before), after: of(after) });
  const sizeOf = ({ scenario }: Run, service: number): TaskSize => {
    const { cpuUnits, memoryMiB } = scenario.taskDefinitions[scenario.services[service].taskDefinition];
    return { cpuUnits, memoryMiB };
  };
  return {
    tasks: [...nodes].map((service) => ({
      service: before.scenario.services[service].name,
      ...pair((run) => sizeOf(run, service)),
    })),
    peakInstances: pair(({ summary }) =>
      summary.capacityProviders.reduce((sum, { peakInstances }) => sum + peakInstances, 0),
    ),
    instanceHours: pair(({ summary }) =>
      summary.capacityProviders.reduce((sum, { instanceHours }) => sum + instanceHours, 0),
    ),
    usd: pair(({ summary }) => summary.cost.usd),
    edges: edgesOf(before).map(({ name }, e) => {
      const edge = <T>(of: (one: EdgeSummary) => T): Pair<T> => ({
        before: of(edgesOf(before)[e]),
        after: of(edgesOf(after)[e]),
      });
      return {
        name,
        failurePercent: edge(({ failurePercent }) => failurePercent),
        retries: edge(({ retries }) => retries),
        p50Seconds: edge(({ successes, latencySeconds }) => (successes > 0 ? latencySeconds.p50 : null)),
      };
    }),
  };
}
