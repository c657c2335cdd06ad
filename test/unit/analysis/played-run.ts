import { createSummary } from '../../../src/analysis/summary.js';
import type { Summary } from '../../../src/analysis/summary-types.js';
import type { TracedRun } from '../../../src/analysis/read-trace.js';
import type { Handlers } from '../../../src/kernel/fact.js';
import { createKernel } from '../../../src/kernel/kernel.js';
import { capacityCause, facts, stopCause, type Facts } from '../../../src/model/facts.js';
import { worldFolds } from '../../../src/model/fold/world-folds.js';
import { createRoster } from '../../../src/model/roster.js';
import type { Scenario } from '../../../src/model/scenario.js';
import { createWorld } from '../../../src/model/world.js';

/** Records facts by hand, at the time of the scene. */
export interface Stage {
  readonly emit: Handlers<Facts>;
  launch(group: number, zone: number, type: number): number;
  /** An instance of t = 0: found, in service, registered. */
  find(group: number, zone: number, type: number): number;
  open(instance: number): void;
  terminate(instance: number): void;
  request(requester: number, provider: number): number;
  wait(task: number): void;
  /** Placed and RUNNING at once. */
  run(task: number, instance: number): void;
  stop(task: number, cause: keyof typeof stopCause, reason?: number): void;
  scale(group: number, desiredCapacity: number, cause: keyof typeof capacityCause): void;
}
export type Scene = readonly [atMs: number, act: (stage: Stage) => void];

/** A run without control loops: the scenes say what happens. */
export function play(scenario: Scenario, scenes: readonly Scene[]): TracedRun & { readonly summary: Summary } {
  const kernel = createKernel(facts, { keepTrace: true });
  const roster = createRoster(scenario);
  const world = createWorld(scenario, roster);
  for (const fold of worldFolds(world, roster, scenario, kernel)) kernel.fold(fold);
  const summary = createSummary(world, roster, scenario, kernel);
  kernel.fold(summary.fold);
  const { emit } = kernel;
  const groupOf = (instance: number): number => world.instances.group[instance & 0xfffff];
  const requesterOf = (task: number): number => world.tasks.requester[task & 0xfffff];
  const stage: Stage = {
    emit,
    launch(group, zone, type) {
      const instance = world.instances.slots.next;
      emit.InstanceLaunched(instance, group, zone, type);
      return instance;
    },
    find(group, zone, type) {
      const instance = stage.launch(group, zone, type);
      emit.InstanceFound(instance, 3_600_000);
      stage.open(instance);
      return instance;
    },
    open(instance) {
      emit.InstanceInService(instance);
      emit.InstanceRegistered(instance);
    },
    terminate(instance) {
      emit.InstanceTerminated(instance, groupOf(instance));
    },
    request(requester, provider) {
      const task = world.tasks.slots.next;
      emit.TaskRequested(task, requester, provider, -1);
      return task;
    },
    wait(task) {
      emit.TaskWaited(task, 1, -1);
    },
    run(task, instance) {
      emit.TaskPlaced(task, instance);
      emit.TaskStarted(task);
    },
    stop(task, cause, reason = 0) {
      emit.TaskStopped(task, stopCause[cause], reason, requesterOf(task));
    },
    scale(group, desiredCapacity, cause) {
      emit.DesiredCapacityChanged(group, desiredCapacity, capacityCause[cause]);
    },
  };
  const wake = kernel.wake('settle', (n: number) => {
    scenes[n][1](stage);
  });
  kernel.react({
    RunStarted() {
      scenes.forEach(([atMs], n) => {
        wake.at(atMs, n);
      });
    },
  });
  kernel.run(scenario.durationMs);
  const trace = { hash: kernel.trace.hashText(), count: kernel.trace.count };
  return { scenario, roster, trace: kernel.trace, summary: summary.finish(trace) };
}
