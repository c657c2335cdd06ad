import type { output, ZodObject } from 'zod';
import type { PlacementStrategy } from '../../model/scenario.js';

/** A container instance as a strategy sees it, beside the task group of the task at hand. */
export interface Candidate {
  readonly freeCpuUnits: number;
  readonly freeMemoryMiB: number;
  /** Tasks of the group on this instance. */
  readonly tasksOfGroup: number;
  /** Tasks of the group, in the whole cluster, on instances that have this instance's value of the attribute. */
  countOfValue(attribute: string): number;
}

/** A rank that an index can keep: a number of the instance itself, or the count of its attribute's value. */
export type RankTerm =
  { readonly column: 'freeCpuUnits' | 'freeMemoryMiB' | 'tasksOfGroup' } | { readonly attribute: string };

type StrategyType = PlacementStrategy['type'];
type StrategyOf<Type extends StrategyType> = Extract<PlacementStrategy, { readonly type: Type }>;

/** A placement strategy: which of two instances it would rather take. */
export interface StrategyDefinition<Type extends StrategyType, Params extends ZodObject> {
  readonly type: Type;
  /** What a scenario file may say beside `type`. */
  readonly params: Params;
  /** The words of the file as the simulation has them. */
  readonly resolve: (params: output<Params>) => StrategyOf<Type>;
  /** The least rank is placed on first, and the greatest is stopped first (PL-23). A finite number. */
  readonly rank: (candidate: Candidate, strategy: StrategyOf<Type>) => number;
  /** What `rank` is made of. Left out: placement works by `naive.ts`, which is slow. */
  readonly term?: (strategy: StrategyOf<Type>) => RankTerm;
  /** It leaves one instance, drawn at random, so that nothing behind it in a chain matters (PL-6, PL-7). */
  readonly decides?: boolean;
}

/** Any strategy, its own type forgotten: the registry pairs it with entries of that type only. */
export interface AnyStrategy {
  readonly type: StrategyType;
  readonly params: ZodObject;
  readonly resolve: (params: Readonly<Record<string, unknown>>) => PlacementStrategy;
  readonly rank: (candidate: Candidate, strategy: PlacementStrategy) => number;
  readonly term?: (strategy: PlacementStrategy) => RankTerm;
  readonly decides: boolean;
}

/** A strategy is one file with one call of this, and one line in `strategy/index.ts`. */
export const defineStrategy = <const Type extends StrategyType, Params extends ZodObject>(
  strategy: StrategyDefinition<Type, Params>,
): AnyStrategy => ({ decides: false, ...strategy }) as unknown as AnyStrategy;
