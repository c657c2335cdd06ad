import type { Task } from '../model/facts.js';
import { idOf, isAlive } from '../model/slots.js';
import { taskState } from '../model/world.js';
import { drawRows } from './draw-rows.js';
import { defineLoop } from './loop.js';

/** Tasks that answer with errors for a while, by the scenario's events. */
export const requestErrors = defineLoop({
  name: 'request-errors',
  reads: ['tasks', 'placedOf'],
  writes: ['RequestErrorsChanged'],
  on({ scenario, world, emit, wake, random }) {
    const { tasks, placedOf } = world;
    const well = wake('settle', (task: Task) => {
      if (isAlive(tasks.slots, task)) emit.RequestErrorsChanged(task, 0);
    });
    const begins = wake('settle', (n: number) => {
      const event = scenario.events[n];
      if (event.type !== 'requestErrors') return;
      const rows: number[] = [];
      for (let t = placedOf.first[event.service]; t >= 0; t = placedOf.next[t]) {
        if (tasks.state[t] === taskState.running) rows.push(t);
      }
      const stream = random('service', scenario.services[event.service].name, 'requestErrors');
      for (const row of drawRows(rows, event.count, stream)) {
        const task = idOf(tasks.slots, row);
        emit.RequestErrorsChanged(task, event.errorRate);
        well.at(event.untilMs, task);
      }
    });
    return {
      RunStarted() {
        scenario.events.forEach(({ type, atMs }, n) => {
          if (type === 'requestErrors' && atMs <= scenario.durationMs) begins.at(atMs, n);
        });
      },
    };
  },
});
