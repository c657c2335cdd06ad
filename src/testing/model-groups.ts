import { growColumns } from '../model/table.js';
import type { FleetPlan, InstanceKind, TaskPlan } from './trial.js';

export const ZONE = 'ecs.availability-zone';
export const TYPE = 'ecs.instance-type';

/** The counts of one task group; the columns are replaced when the fleet grows, the objects stay. */
export interface ModelCounts {
  onInstance: Int32Array;
  readonly spreads: readonly ModelSpread[];
}

interface ModelSpread {
  readonly attribute: string;
  valueOf: Int32Array;
  readonly count: Int32Array;
}

/** What an instance of a kind has of an attribute, if it has it. */
export function attributeOf({ types }: FleetPlan, kind: InstanceKind, attribute: string): string | undefined {
  if (attribute === ZONE) return zoneName(kind.zone);
  if (attribute === TYPE) return types[kind.type % types.length].name;
  return Object.hasOwn(kind.attributes, attribute) ? kind.attributes[attribute] : undefined;
}

export const zoneName = (zone: number): string => String.fromCharCode(97 + zone);

/** The counts of every task group by every attribute that a chain spreads over. */
export class ModelGroups {
  private readonly counts = new Map<string, ModelCounts>();
  private readonly attributes: readonly string[];
  /** By attribute: its values, the missing one first (PL-9). */
  private readonly values: readonly (readonly (string | undefined)[])[];

  constructor(
    private readonly plan: FleetPlan,
    tasks: readonly TaskPlan[],
    rows: number,
  ) {
    const spread = tasks.flatMap(({ strategies }) =>
      strategies.flatMap((strategy) =>
        strategy.type === 'spread' && strategy.field === 'attribute' ? [strategy.attribute] : [],
      ),
    );
    this.attributes = [...new Set([ZONE, ...spread])];
    this.values = this.attributes.map((attribute) => [
      ...new Set([undefined, ...plan.kinds.map((kind) => attributeOf(plan, kind, attribute))]),
    ]);
    for (const { taskGroup } of tasks) if (!this.counts.has(taskGroup)) this.counts.set(taskGroup, this.create(rows));
  }

  of(taskGroup: string): ModelCounts | undefined {
    return this.counts.get(taskGroup);
  }

  /** An instance of a kind has the row from now on. */
  enter(row: number, kind: InstanceKind): void {
    const values = this.attributes.map((attribute, n) =>
      this.values[n].indexOf(attributeOf(this.plan, kind, attribute)),
    );
    for (const { spreads } of this.counts.values()) spreads.forEach((spread, n) => (spread.valueOf[row] = values[n]));
  }

  /** Tasks of a group on a row become more or fewer. */
  add(taskGroup: string, row: number, by: number): void {
    const counts = this.counts.get(taskGroup);
    if (counts === undefined) return;
    counts.onInstance[row] += by;
    for (const { count, valueOf } of counts.spreads) count[valueOf[row]] += by;
  }

  grow(from: number, to: number): void {
    for (const counts of this.counts.values()) {
      const { spreads } = counts;
      growColumns(counts, from, to);
      for (const spread of spreads) {
        const longer = new Int32Array(to);
        longer.set(spread.valueOf);
        spread.valueOf = longer;
      }
    }
  }

  private create(rows: number): ModelCounts {
    return {
      onInstance: new Int32Array(rows),
      spreads: this.attributes.map((attribute, n) => ({
        attribute,
        valueOf: new Int32Array(rows),
        count: new Int32Array(this.values[n].length),
      })),
    };
  }
}
