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
  const { scenario, roster, world, emit, wake, random } = tools;
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

  /** It has its ENI and its room on the host: the image is pulled and the containers start. */
  const begin = (task: Task): void => {
    const t = rowOf(task);
    if (tasks.admitted[t] === 1) started.in(drawStart(tasks.requester[t], definitionOf(t).startTime), task);
  };
  const provisioned = wake('settle', (task: Task) => {
    if (!isIn(tools, taskState.pending, task)) return;
    emit.LastStatusChanged(task, lastStatus.pending);
    begin(task);
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
      if (roster.needs[tasks.definition[t]].enis > 0)
        provisioned.in(drawEni(tasks.requester[t], model.eniAttachTime), task);
      else begin(task);
    },
    FargateTaskPlaced(task: Task) {
      if (!isIn(tools, taskState.pending, task)) return;
      provisioned.in(drawCapacity(tasks.requester[rowOf(task)], model.fargateProvisioningTime), task);
    },
    TaskAdmitted(task: Task) {
      if (isIn(tools, taskState.pending, task) && tasks.lastStatus[rowOf(task)] === lastStatus.pending) begin(task);
    },
  };
  return { handlers, begin };
}
