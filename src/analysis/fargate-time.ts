import type { Handlers } from '../kernel/fact.js';
import { lastStatus, type Facts } from '../model/facts.js';
import { rowOf } from '../model/slots.js';
import type { WorldView } from '../model/world.js';
import type { KeepingClock } from './keeping-clock.js';
import type { MeasureWindow } from './measure-window.js';

/** What tasks on one Fargate provider have used. */
export interface FargateTime {
  readonly spot: boolean;
  readonly vcpuMs: number;
  readonly gbMs: number;
}

/** Fargate bills a task from the pull of its image to its end, at least a minute. */
export interface FargateMeter {
  readonly fold: Partial<Handlers<Facts>>;
  /** On FARGATE and on FARGATE_SPOT, in the window. */
  times(): readonly FargateTime[];
}

const LEAST_MS = 60_000;

export function createFargateMeter(
  { tasks, settings }: WorldView,
  clock: KeepingClock,
  window: MeasureWindow,
): FargateMeter {
  /** Per row of the tasks that run: since when it is billed. */
  const sinceMs = clock.keep(new Map<number, number>());
  const used = clock.keep([
    { spot: false, vcpuMs: 0, gbMs: 0 },
    { spot: true, vcpuMs: 0, gbMs: 0 },
  ]);

  const bill = (t: number, fromMs: number, untilMs: number): void => {
    const { capacityProviders, taskDefinitions } = settings.scenario;
    const { cpuUnits, memoryMiB } = taskDefinitions[tasks.definition[t]];
    const usage = used[capacityProviders[tasks.provider[t]].fargate === 'FARGATE_SPOT' ? 1 : 0];
    const ms = Math.max(0, window.clip(untilMs) - window.clip(fromMs));
    usage.vcpuMs += (ms * cpuUnits) / 1024;
    usage.gbMs += (ms * memoryMiB) / 1024;
  };

  return {
    fold: {
      LastStatusChanged(task, status) {
        const t = rowOf(task);
        if (status === lastStatus.pending && tasks.instance[t] < 0) sinceMs.set(t, clock.nowMs);
      },
      TaskStopped(task) {
        const t = rowOf(task);
        const fromMs = sinceMs.get(t);
        if (fromMs === undefined) return;
        sinceMs.delete(t);
        bill(t, fromMs, Math.max(clock.nowMs, fromMs + LEAST_MS));
      },
    },
    times() {
      for (const [t, fromMs] of sinceMs) bill(t, fromMs, clock.nowMs);
      sinceMs.clear();
      return used.filter(({ vcpuMs }) => vcpuMs > 0);
    },
  };
}
