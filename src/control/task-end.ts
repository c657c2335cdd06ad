import { held, lastStatus, stopCause, type Task } from '../model/facts.js';
import { hostHasRoom } from '../model/host-room.js';
import { idOf, rowOf } from '../model/slots.js';
import { taskState } from '../model/world.js';
import { drainsTarget, hasEnded } from '../policy/termination/drains-target.js';
import { createOutOfReach } from './out-of-reach.js';
import { createDraw, isIn, type LifecycleTools } from './task-draws.js';

/** How long a task whose agent is lost waits before its end is reported again. */
const AGENT_POLL_MS = 60_000;

const hasEni = ({ roster, world: { tasks } }: LifecycleTools, t: number): boolean =>
  roster.needs[tasks.definition[t]].enis > 0;

/** RUNNING → DEACTIVATING → STOPPING → DEPROVISIONING → STOPPED. `leave`: it is told to stop; `stopped`: it has. */
export function createTaskEnd(tools: LifecycleTools) {
  const { scenario, world, emit, wake } = tools;
  const { tasks, settings } = world;
  const { model } = scenario;
  const draw = createDraw(tools);
  const drawStop = draw('stopTime');
  const drawEni = draw('eniDetach');
  const definitionOf = (t: number) => scenario.taskDefinitions[tasks.definition[t]];
  const admitNext = createAdmission(tools);
  const { isUnheard, isUntold, hold } = createOutOfReach(tools);

  const stopped = (task: Task, cause: number): void => {
    const t = rowOf(task);
    const row = tasks.instance[t];
    emit.TaskStopped(task, cause, 0, tasks.requester[t]);
    if (row >= 0) admitNext(row);
  };
  /** Its containers have ended: what is left is its network interface. */
  const deprovision = (task: Task): void => {
    const t = rowOf(task);
    if (!hasEni(tools, t)) {
      stopped(task, tasks.stopCause[t]);
      return;
    }
    emit.LastStatusChanged(task, lastStatus.deprovisioning);
    detached.in(drawEni(tasks.requester[t], model.eniDetachTime), task);
  };
  const detached = wake('settle', (task: Task) => {
    if (isIn(tools, taskState.stopping, task)) stopped(task, tasks.stopCause[rowOf(task)]);
  });
  const containersEnded = wake('settle', (task: Task) => {
    if (!isIn(tools, taskState.stopping, task)) return;
    if (isUnheard(rowOf(task))) hold(task, held.stopped);
    else deprovision(task);
  });
  const stop = (task: Task): void => {
    const t = rowOf(task);
    containersEnded.in(drawStop(tasks.requester[t], definitionOf(t).stopTime), task);
  };
  const deregistered = wake('settle', (task: Task) => {
    if (!isIn(tools, taskState.stopping, task)) return;
    emit.LastStatusChanged(task, lastStatus.stopping);
    stop(task);
  });

  /** SS-6: the target is deregistered and drained first, then comes SIGTERM. What ended by itself or was never there skips both. */
  const leave = (task: Task, cause: number): void => {
    const t = rowOf(task);
    if (isUntold(t)) {
      hold(task, held.stop);
      return;
    }
    if (tasks.admitted[t] === 0 || hasEnded(cause)) {
      containersEnded.in(0, task);
      return;
    }
    const requester = tasks.requester[t];
    const service = requester < scenario.services.length ? settings.scenario.services[requester] : undefined;
    if (tasks.startedAtMs[t] < 0 || service?.deregistrationDelayMs === undefined || !drainsTarget(service, cause)) {
      stop(task);
      return;
    }
    emit.LastStatusChanged(task, lastStatus.deactivating);
    deregistered.in(service.deregistrationDelayMs, task);
  };

  const handlers = {
    TaskStarted: createOwnEnd(tools, stopped),
    TaskStopping(task: Task, cause: number) {
      if (isIn(tools, taskState.stopping, task)) leave(task, cause);
    },
  };
  return { handlers, leave, stopped };
}

/** A task ends by itself: after its run time, or by a crash. Of a lost agent nothing is heard before it is back (MS-64). */
function createOwnEnd(tools: LifecycleTools, stopped: (task: Task, cause: number) => void): (task: Task) => void {
  const { scenario, world, emit, wake } = tools;
  const { tasks, instances } = world;
  const drawCrash = createDraw(tools)('crashAfter');
  const { isUnheard, hold } = createOutOfReach(tools);

  const endsBy = (cause: number) => {
    const due = wake('settle', (task: Task) => {
      if (!isIn(tools, taskState.running, task)) return;
      const row = tasks.instance[rowOf(task)];
      if (isUnheard(rowOf(task))) hold(task, cause === stopCause.completed ? held.completed : held.failed);
      else if (row >= 0 && instances.agentLost[row] === 1 && instances.external[row] === 0) due.in(AGENT_POLL_MS, task);
      else if (hasEni(tools, rowOf(task))) emit.TaskStopping(task, cause);
      else stopped(task, cause);
    });
    return due;
  };
  const completed = endsBy(stopCause.completed);
  const crashed = endsBy(stopCause.failed);

  return (task) => {
    if (!isIn(tools, taskState.running, task)) return;
    const t = rowOf(task);
    const { crashAfter } = scenario.taskDefinitions[tasks.definition[t]];
    if (tasks.runTimeMs[t] >= 0) completed.in(tasks.runTimeMs[t], task);
    if (crashAfter !== undefined) crashed.in(drawCrash(tasks.requester[t], crashAfter), task);
  };
}

/** RA-16: the tasks that the agent keeps PENDING get the room that others leave, first come first served. */
function createAdmission({ roster, world, emit }: LifecycleTools): (row: number) => void {
  const { tasks, tasksOn, instances } = world;
  return (row) => {
    if (instances.queued[row] === 0) return;
    for (let t = tasksOn.first[row]; t >= 0 && instances.queued[row] > 0; t = tasksOn.next[t]) {
      if (tasks.admitted[t] === 1 || tasks.state[t] !== taskState.pending) continue;
      if (!hostHasRoom(instances, roster, tasks.definition[t], row)) return;
      emit.TaskAdmitted(idOf(tasks.slots, t));
    }
  };
}
