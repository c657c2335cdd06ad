import type { Handlers } from '../kernel/fact.js';
import { externalOf } from '../model/external-place.js';
import { held, type Facts } from '../model/facts.js';
import { instanceName } from '../model/instance-name.js';
import { idOf, rowOf } from '../model/slots.js';
import type { WorldView } from '../model/world.js';
import { HOUR_MS } from './hourly-time.js';
import type { KeepingClock } from './keeping-clock.js';
import type { MeasureWindow } from './measure-window.js';
import { round } from './round.js';
import { createStepIntegrals } from './step-integrals.js';
import type { ExternalInstancesSummary } from './summary-types.js';

/** What external instances did, and how long they were out of reach. */
export interface ExternalMeter {
  readonly fold: Partial<Handlers<Facts>>;
  /** One for each entry of the file. */
  summaries(): readonly ExternalInstancesSummary[];
}

/** What ends a task on its host, whether ECS hears of it or not. */
const ENDED: readonly number[] = [held.completed, held.failed];

export function createExternalMeter(world: WorldView, clock: KeepingClock, window: MeasureWindow): ExternalMeter {
  const { instances, tasks, settings } = world;
  const { scenario } = settings;
  const entries = scenario.externalInstances.length;
  const registered = createStepIntegrals(entries, clock, window);
  const disconnected = createStepIntegrals(entries, clock, window);
  const unnoticed = createStepIntegrals(entries, clock, window);
  const { rotated, expired } = clock.keep({ rotated: new Int32Array(entries), expired: new Int32Array(entries) });
  /** Tasks that have ended and that ECS takes for RUNNING. */
  const dead = clock.keep(new Map<number, number>());

  const entryOf = (instance: number): number => externalOf(scenario, instances.group[rowOf(instance)]);
  const count = (counts: Int32Array, instance: number): void => {
    if (window.includes(clock.nowMs)) counts[entryOf(instance)]++;
  };
  const connect = (instance: number, by: 1 | -1): void => {
    if (instances.external[rowOf(instance)] === 1) disconnected.add(entryOf(instance), by);
  };
  const bury = (task: number): void => {
    const entry = dead.get(task);
    if (entry === undefined) return;
    dead.delete(task);
    unnoticed.add(entry, -1);
  };

  return {
    fold: {
      ExternalInstanceRegistered(_, external) {
        registered.add(external, 1);
      },
      CredentialsRotated(instance) {
        count(rotated, instance);
      },
      CredentialsExpired(instance) {
        count(expired, instance);
      },
      AgentDisconnected(instance) {
        connect(instance, 1);
      },
      AgentReconnected(instance) {
        connect(instance, -1);
      },
      TaskOutOfReach(task, what) {
        if (!ENDED.includes(what)) return;
        const entry = entryOf(idOf(instances.slots, tasks.instance[rowOf(task)]));
        dead.set(task, entry);
        unnoticed.add(entry, 1);
      },
      TaskReached: bury,
      TaskStopped: bury,
    },
    summaries: () =>
      scenario.externalInstances.map(({ name, count: servers, operatingSystem, usdPerHour }, entry) => ({
        name,
        operatingSystem,
        count: servers,
        registered: registered.value(entry),
        disconnectedSeconds: round(disconnected.integral(entry) / 1000, 3),
        unnoticedTaskSeconds: round(unnoticed.integral(entry) / 1000, 3),
        credentialsRotated: rotated[entry],
        credentialsExpired: expired[entry],
        usd: usdPerHour === undefined ? null : round((registered.integral(entry) * usdPerHour) / HOUR_MS, 6),
        instances: instancesOf(world, entry),
      })),
  };
}

function instancesOf(
  { instances, settings: { scenario } }: WorldView,
  entry: number,
): ExternalInstancesSummary['instances'] {
  const rows: number[] = [];
  for (let row = 0; row < instances.size; row++)
    if (instances.external[row] === 1 && externalOf(scenario, instances.group[row]) === entry) rows.push(row);
  return rows.map((row) => ({
    id: instanceName(scenario, instances.number[row]),
    agentConnected: instances.agentLost[row] === 0,
    tasks: instances.tasks[row],
    cpuFree: instances.freeCpuUnits[row],
    memoryFreeMiB: instances.freeMemoryMiB[row],
  }));
}
