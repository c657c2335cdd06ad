import { loops } from '../../src/control/index.js';
import type { Loop } from '../../src/control/loop.js';

type Start = Loop['start'];
type Tools = Parameters<Start>[0];
interface Column {
  readonly [row: number]: number;
}

/** A mistake in one loop: what it makes of the loop's `start`. */
export interface Bug {
  readonly loop: string;
  readonly mistake: (start: Start) => Start;
}

/** Does something while one loop of the simulation is wrong. The list of loops is put right again afterwards. */
export function withBug<T>({ loop: name, mistake }: Bug, act: () => T): T {
  const list = loops as Loop[];
  const place = list.findIndex((loop) => loop.name === name);
  if (place < 0) throw new Error(`there is no loop ${name}`);
  const sound = list[place];
  list[place] = { name, start: mistake(sound.start) };
  try {
    return act();
  } finally {
    list[place] = sound;
  }
}

/** The loop never records such a fact where `forgets` says so of its numbers. */
export const forgets =
  (fact: keyof Tools['emit'], forgotten: (...row: number[]) => boolean): Bug['mistake'] =>
  (start) =>
  (tools) => {
    const record = tools.emit[fact];
    const emit = {
      ...tools.emit,
      [fact]: (...row: number[]) => {
        if (!forgotten(...row)) record(...row);
      },
    };
    return start({ ...tools, emit });
  };

/** The loop is deaf to a fact. */
export const deafTo =
  (fact: string): Bug['mistake'] =>
  (start) =>
  (tools) =>
    Object.fromEntries(Object.entries(start(tools)).filter(([name]) => name !== fact));

/** The loop reads other numbers than there are in a column of a table. */
export const misreads =
  (table: keyof Tools['world'], column: string, read: (value: number) => number): Bug['mistake'] =>
  (start) =>
  (tools) => {
    const misread = (values: Column): Column =>
      new Proxy(values, {
        get: (target, row) => {
          const value: unknown = Reflect.get(target, row, target);
          return typeof value === 'number' && typeof row === 'string' && /^\d+$/.test(row) ? read(value) : value;
        },
      });
    const seen = new Proxy(tools.world[table], {
      get: (target, key) => (key === column ? misread(Reflect.get(target, key) as Column) : Reflect.get(target, key)),
    });
    return start({ ...tools, world: { ...tools.world, [table]: seen } });
  };
