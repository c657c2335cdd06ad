import { stopCause, type Task } from '../model/facts.js';
import { sample } from '../model/sample.js';
import { isAlive, rowOf } from '../model/slots.js';
import { taskState } from '../model/world.js';
import { defineLoop } from './loop.js';

/** A task on its instance: PENDING, RUNNING, stopping, STOPPED. */
export const taskLifecycle = defineLoop({
  name: 'task-lifecycle',
  reads: ['tasks'],
  writes: ['TaskStarted', 'TaskStopped'],
  on({ scenario, roster, world: { tasks }, emit, wake, random }) {
    const definitionOf = (t: number) => scenario.taskDefinitions[roster.definitionOf[tasks.requester[t]]];
    const stream = (purpose: string) => roster.requesters.map(({ kind, name }) => random(kind, name, purpose));
    const startTime = stream('startTime');
    const stopTime = stream('stopTime');
    const crash = stream('crashAfter');
    const isIn = (state: number, task: Task): boolean =>
      isAlive(tasks.slots, task) && tasks.state[rowOf(task)] === state;

    const stopped = (task: Task, cause: number): void => {
      emit.TaskStopped(task, cause, 0, tasks.requester[rowOf(task)]);
    };
    const started = wake('settle', (task: Task) => {
      if (isIn(taskState.pending, task)) emit.TaskStarted(task);
    });
    const completed = wake('settle', (task: Task) => {
      if (isIn(taskState.running, task)) stopped(task, stopCause.completed);
    });
    const crashed = wake('settle', (task: Task) => {
      if (isIn(taskState.running, task)) stopped(task, stopCause.failed);
    });
    const killed = wake('settle', (task: Task) => {
      if (isIn(taskState.stopping, task)) stopped(task, tasks.stopCause[rowOf(task)]);
    });

    return {
      TaskPlaced(task) {
        const t = rowOf(task);
        if (!isIn(taskState.pending, task)) return;
        started.in(sample(definitionOf(t).startTime, startTime[tasks.requester[t]]), task);
      },
      TaskStarted(task) {
        const t = rowOf(task);
        if (!isIn(taskState.running, task)) return;
        const { crashAfter } = definitionOf(t);
        if (tasks.runTimeMs[t] >= 0) completed.in(tasks.runTimeMs[t], task);
        if (crashAfter !== undefined) crashed.in(sample(crashAfter, crash[tasks.requester[t]]), task);
      },
      TaskStopping(task) {
        const t = rowOf(task);
        killed.in(sample(definitionOf(t).stopTime, stopTime[tasks.requester[t]]), task);
      },
    };
  },
});
