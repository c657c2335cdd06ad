import type { Handlers } from '../kernel/fact.js';
import type { Facts } from '../model/facts.js';
import { rowOf } from '../model/slots.js';
import type { WorldView } from '../model/world.js';
import type { KeepingClock } from './keeping-clock.js';
import type { MeasureWindow } from './measure-window.js';
import { createStepIntegrals } from './step-integrals.js';

/** What tasks reserve of what open instances have registered, weighted by time; 0 when none was ever open. */
export interface Utilization {
  readonly fold: Partial<Handlers<Facts>>;
  cpuReserved(): number;
  memoryReserved(): number;
}

const CPU = 0;
const MEMORY = 1;
const RESERVED = 2;
const QUANTITIES = 4;

export function createUtilization(world: WorldView, clock: KeepingClock, window: MeasureWindow): Utilization {
  const { instances, tasks } = world;
  const totals = createStepIntegrals(QUANTITIES, clock, window);
  /** Per row: what the instance registers, and what of it is in the totals now, in the order of the totals. */
  const rows = clock.keep({
    registered: new Float64Array(2 * instances.state.length),
    counted: new Float64Array(QUANTITIES * instances.state.length),
  });

  const count = (row: number, quantity: number, value: number): void => {
    const place = row * QUANTITIES + quantity;
    totals.add(quantity, value - rows.counted[place]);
    rows.counted[place] = value;
  };
  const look = (row: number): void => {
    if (instances.external[row] === 1) return;
    const open = instances.open[row];
    const cpu = open * rows.registered[2 * row + CPU];
    const memory = open * rows.registered[2 * row + MEMORY];
    count(row, CPU, cpu);
    count(row, MEMORY, memory);
    count(row, RESERVED + CPU, cpu - open * instances.freeCpuUnits[row]);
    count(row, RESERVED + MEMORY, memory - open * instances.freeMemoryMiB[row]);
  };
  const lookAtHost = (task: number): void => {
    const row = tasks.instance[rowOf(task)];
    if (row >= 0) look(row);
  };
  const lookAt = (instance: number): void => {
    look(rowOf(instance));
  };
  const grow = (column: Float64Array, length: number): Float64Array<ArrayBuffer> => {
    const longer = new Float64Array(length);
    longer.set(column);
    return longer;
  };
  const ratio = (quantity: number): number => {
    const capacity = totals.integral(quantity);
    return capacity > 0 ? totals.integral(RESERVED + quantity) / capacity : 0;
  };

  return {
    fold: {
      InstanceLaunched(instance) {
        const row = rowOf(instance);
        if (rows.registered.length < 2 * instances.state.length) {
          rows.registered = grow(rows.registered, 2 * instances.state.length);
          rows.counted = grow(rows.counted, QUANTITIES * instances.state.length);
        }
        rows.registered[2 * row + CPU] = instances.freeCpuUnits[row];
        rows.registered[2 * row + MEMORY] = instances.freeMemoryMiB[row];
      },
      InstanceInService: lookAt,
      InstanceRegistered: lookAt,
      InstanceDraining: lookAt,
      AgentDisconnected: lookAt,
      AgentReconnected: lookAt,
      InstanceTerminating: lookAt,
      InstanceTerminated: lookAt,
      TaskPlaced: lookAtHost,
      TaskStopping: lookAtHost,
      TaskStopped: lookAtHost,
    },
    cpuReserved: () => ratio(CPU),
    memoryReserved: () => ratio(MEMORY),
  };
}
