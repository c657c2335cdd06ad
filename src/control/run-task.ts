import { sample } from '../model/sample.js';
import type { Requester } from '../model/facts.js';
import { askingReads, askingWrites, createAsking, UNTIL_STOPPED } from './asking.js';
import { defineLoop } from './loop.js';
import { createProviderChoice } from './provider-choice.js';

/** RunTask takes at most 10 tasks a call (MS-43): more become calls of 10 at the same instant. */
const TASKS_PER_CALL = 10;

/** The RunTask API: standalone tasks, placed at once, left waiting, or rejected. */
export const runTask = defineLoop({
  name: 'run-task',
  reads: [...askingReads, 'requesters'],
  writes: askingWrites,
  on(tools) {
    const { scenario, roster, random } = tools;
    const asking = createAsking(tools);
    const providers = createProviderChoice(tools);
    const chance = roster.requesters.map(({ kind, name }) => random(kind, name, 'runTime'));

    const runTimeOf = (requester: Requester, call: number): number => {
      const { kind, index } = roster.requesters[requester];
      const source = kind === 'workload' ? scenario.workloads[index].arrivals : scenario.events[index];
      if (source.type === 'trace') return source.calls[call].runTimeMs;
      if (!('runTime' in source) || source.runTime === undefined) return UNTIL_STOPPED;
      return sample(source.runTime, chance[requester]);
    };

    return {
      RunTaskCalled(requester, count, call) {
        let next = providers.forCall(requester);
        for (let n = 0; n < count; n++) {
          if (n > 0 && n % TASKS_PER_CALL === 0) next = providers.forCall(requester);
          asking.askForRunTask(requester, next(), runTimeOf(requester, call));
        }
      },
    };
  },
});
