import type { Handlers, Phase } from '../kernel/fact.js';
import type { Wake } from '../kernel/agenda.js';
import type { Keep } from '../kernel/kept-state.js';
import type { Streams } from '../kernel/random.js';
import type { FactName, Facts } from '../model/facts.js';
import type { Roster } from '../model/roster.js';
import type { Scenario } from '../model/scenario.js';
import type { WorldView } from '../model/world.js';

export type TableName = keyof WorldView;

/** All that a loop holds: the tables it may read, the facts it may record, its timers, its chance. */
export interface Tools<Table extends TableName, Name extends FactName> {
  /** As the file has it. What may change during a run is in `world.settings`. */
  readonly scenario: Scenario;
  readonly roster: Roster;
  readonly clock: { readonly nowMs: number; readonly lastFact: number; readonly cause: number };
  readonly world: Pick<WorldView, Table>;
  readonly emit: Pick<Handlers<Facts>, Name>;
  /** Names a nearer cause for what is recorded next; returns the one before. */
  readonly because: (fact: number) => number;
  readonly wake: <E extends number>(phase: Phase, due: (entity: E) => void) => Wake<E>;
  readonly random: Streams;
  /** For what is no part of the world and still lasts: the memory of clients and proxies (decision 0014). */
  readonly keep: Keep;
}

/** One of AWS's control loops, ready to be wired. */
export interface Loop {
  readonly name: string;
  readonly start: (tools: Tools<TableName, FactName>) => Partial<Handlers<Facts>>;
}

type OnlyFacts<H> = H & { readonly [K in Exclude<keyof H, FactName>]: never };

/**
 * A loop sees only what its AWS counterpart sees and says only what it may say: reading a table that `reads` does not
 * name, or recording a fact that `writes` does not name, is a type error. Wiring does nothing: all begins at RunStarted.
 */
export const defineLoop = <
  const Table extends TableName,
  const Name extends FactName,
  H extends Partial<Handlers<Facts>>,
>(loop: {
  readonly name: string;
  readonly reads: readonly Table[];
  readonly writes: readonly Name[];
  readonly on: (tools: Tools<Table, Name>) => OnlyFacts<H>;
}): Loop => ({ name: loop.name, start: loop.on });
