import { Defect } from './defect.js';
import { phases, type Phase } from './fact.js';
import type { Keep } from './kept-state.js';
import { createLane, LANE_STRIDE, pushLane } from './lane.js';
import { arm, createWheel, LAST_INSTANT_MS, release, turn } from './wheel.js';

/**
 * Calls a loop back later. A wake is not a fact: the loop looks again, and only then says what happened.
 * Scheduling before now is a defect.
 */
export interface Wake<Entity extends number> {
  readonly in: (delayMs: number, entity: Entity) => void;
  readonly at: (timeMs: number, entity: Entity) => void;
}

/** Now, the fact that caused what happens now, and the number of the fact recorded last. */
export interface Moment {
  nowMs: number;
  because: number;
  lastFact: number;
}

/** What is still to come: of this instant by phase, of later ones on the wheel. */
export interface Agenda {
  /** Something for a phase of this instant: a kind of fact and its row. */
  readonly push: (phase: number, kind: number, cause: number, a: number, b: number, c: number, d: number) => void;
  readonly wake: <E extends number>(phase: Phase, due: (entity: E) => void) => Wake<E>;
  /** Takes the first entry of the earliest phase that has one; false when the instant is over. */
  readonly step: () => boolean;
  /** Moves to the next instant and files its timers by phase; false when none is left. */
  readonly advance: () => boolean;
}

interface Timer {
  readonly phase: number;
  readonly due: (entity: number) => void;
}

/** `react` gets the facts whose phase has come; timers call their loops themselves. Between instants the lanes are empty. */
export function createAgenda(
  moment: Moment,
  keep: Keep,
  react: (kind: number, a: number, b: number, c: number, d: number) => void,
): Agenda {
  const lanes = phases.map(createLane);
  const timers: Timer[] = [];
  const wheel = keep(createWheel());

  const wake: Agenda['wake'] = (name, due) => {
    const phase = phases.indexOf(name);
    const timer = timers.push({ phase, due: due as (entity: number) => void }) - 1;
    const at = (timeMs: number, entity: number): void => {
      if (!(timeMs >= moment.nowMs)) throw new Defect(`scheduling before now: ${timeMs} < ${moment.nowMs}`);
      if (timeMs === moment.nowMs) pushLane(lanes[phase], -1 - timer, moment.because, entity, 0, 0, 0);
      else if (timeMs <= LAST_INSTANT_MS) arm(wheel, timeMs, timer, entity, moment.because);
    };
    return {
      at,
      in: (delayMs, entity) => {
        at(moment.nowMs + delayMs, entity);
      },
    };
  };

  return {
    wake,
    push: (phase, kind, cause, a, b, c, d) => {
      pushLane(lanes[phase], kind, cause, a, b, c, d);
    },
    step() {
      let p = 0;
      while (p < lanes.length && lanes[p].head === lanes[p].tail) p++;
      if (p === lanes.length) return false;
      const lane = lanes[p];
      const { cells, head } = lane;
      lane.head = head + LANE_STRIDE;
      if (lane.head === lane.tail) lane.head = lane.tail = 0;
      const kind = cells[head];
      moment.because = cells[head + 1];
      if (kind < 0) timers[-1 - kind].due(cells[head + 2]);
      else react(kind, cells[head + 2], cells[head + 3], cells[head + 4], cells[head + 5]);
      return true;
    },
    advance() {
      let i = turn(wheel);
      if (i < 0) return false;
      moment.nowMs = wheel.at;
      while (i >= 0) {
        const next = wheel.cell[4 * i];
        const timer = wheel.cell[4 * i + 1];
        pushLane(lanes[timers[timer].phase], -1 - timer, wheel.cell[4 * i + 3], wheel.cell[4 * i + 2], 0, 0, 0);
        release(wheel, i);
        i = next;
      }
      return true;
    },
  };
}
