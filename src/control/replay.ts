import type { Requester } from '../model/facts.js';
import { launchesOf } from '../model/roster.js';
import type { Launch, TraceCall } from '../model/scenario.js';
import { defineLoop } from './loop.js';

/** Workloads from a CSV trace: each line is one call of RunTask at its time. */
export const replay = defineLoop({
  name: 'replay',
  reads: [],
  writes: ['RunTaskCalled'],
  on({ scenario, roster, emit, wake }) {
    const launches = launchesOf(scenario);

    const replayOf = (workload: number, calls: readonly TraceCall[]): (() => void) => {
      const requesterOf = new Map<Launch, Requester>();
      roster.requesters.forEach(({ kind, index }, requester) => {
        if (kind === 'workload' && index === workload) requesterOf.set(launches[requester], requester);
      });
      const due = wake('ask', (n: number) => {
        const { launch, count } = calls[n];
        emit.RunTaskCalled(requesterOf.get(launch) ?? -1, count, n);
        if (n + 1 < calls.length) due.at(calls[n + 1].atMs, n + 1);
      });
      return () => {
        if (calls.length > 0) due.at(calls[0].atMs, 0);
      };
    };

    const begin = scenario.workloads.flatMap(({ arrivals }, workload) =>
      arrivals.type === 'trace' ? [replayOf(workload, arrivals.calls)] : [],
    );
    return {
      RunStarted() {
        for (const first of begin) first();
      },
    };
  },
});
