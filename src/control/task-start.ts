import { held, lastStatus, stopCause, type Task } from '../model/facts.js';
import { rowOf } from '../model/slots.js';
import { taskState } from '../model/world.js';
import { hasTarget } from './health.js';
import { registers } from './service-discovery.js';
import { createDraw, isIn, type LifecycleTools } from './task-draws.js';
import { createOutOfReach } from './out-of-reach.js';

/**
 * PROVISIONING → PENDING → ACTIVATING → RUNNING. A task of bridge or host mode without a target skips the first and third.
 * `begin`: it has its room on the host, and is to be started.
 */
export function createTaskStart(tools: LifecycleTools) {
  const { scenario, roster, world, emit, wake, random, keep } = tools;
  const { tasks, settings } = world;
  const { model } = scenario;
  const draw = createDraw(tools);
  const drawEni = draw('eniAttach');
  const drawCapacity = draw('fargateProvisioning');
  const drawStart = draw('startTime');
  const drawActivation = draw('activation');
  const failure = roster.requesters.map(({ kind, name }) => random(kind, name, 'startFailure'));
  const { isUnheard, hold } = createOutOfReach(tools);
  const definitionOf = (t: number) => scenario.taskDefinitions[tasks.definition[t]];

  /** The tasks that the agent keeps waiting (RA-16), by row. */
  const { queued } = keep({ queued: new Map<number, Task>() });
  const isQueued = (task: Task): boolean => queued.get(rowOf(task)) === task;

  /** It has its ENI and its room on the host: the image is pulled and the containers start. */
  const begin = (task: Task): void => {
    const t = rowOf(task);
    started.in(drawStart(tasks.requester[t], definitionOf(t).startTime), task);
  };
  const provisioned = wake('settle', (task: Task) => {
    if (!isIn(tools, taskState.pending, task)) return;
    emit.LastStatusChanged(task, lastStatus.pending);
    if (!isQueued(task)) begin(task);
  });
  const started = wake('settle', (task: Task) => {
    if (!isIn(tools, taskState.pending, task)) return;
    if (isUnheard(rowOf(task))) {
      hold(task, held.start);
      return;
    }
    const requester = tasks.requester[rowOf(task)];
    const { startFailureRate } = definitionOf(rowOf(task));
    if (startFailureRate > 0 && failure[requester]() < startFailureRate) {
      emit.TaskStopping(task, stopCause.failedToStart);
    } else if (hasTarget(settings.scenario, requester) || registers(scenario, requester)) {
      emit.LastStatusChanged(task, lastStatus.activating);
      activated.in(drawActivation(requester, model.activationTime), task);
    } else emit.TaskStarted(task);
  });
  const activated = wake('settle', (task: Task) => {
    if (isIn(tools, taskState.pending, task)) emit.TaskStarted(task);
  });

  const handlers = {
    TaskPlaced(task: Task) {
      if (!isIn(tools, taskState.pending, task)) return;
      const t = rowOf(task);
      if (tasks.admitted[t] === 0) queued.set(t, task);
      if (roster.needs[tasks.definition[t]].enis > 0)
        provisioned.in(drawEni(tasks.requester[t], model.eniAttachTime), task);
      else if (!isQueued(task)) begin(task);
    },
    FargateTaskPlaced(task: Task) {
      if (!isIn(tools, taskState.pending, task)) return;
      provisioned.in(drawCapacity(tasks.requester[rowOf(task)], model.fargateProvisioningTime), task);
    },
    TaskAdmitted(task: Task) {
      if (!isQueued(task)) return;
      const t = rowOf(task);
      queued.delete(t);
      if (isIn(tools, taskState.pending, task) && tasks.lastStatus[t] === lastStatus.pending) begin(task);
    },
  };
  return { handlers, begin };
}
