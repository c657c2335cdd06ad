import { randomExponential } from 'd3-random';
import type { Random } from '../kernel/random.js';
import { diurnalRate } from '../model/diurnal-rate.js';
import type { Requester } from '../model/facts.js';
import type { RatedArrivals } from '../model/scenario.js';
import { defineLoop } from './loop.js';

const MINUTE_MS = 60_000;

/** The arrivals of standalone tasks: each is one call of RunTask. */
export const workload = defineLoop({
  name: 'workload',
  reads: [],
  writes: ['RunTaskCalled'],
  on({ scenario, roster, clock, emit, wake, random }) {
    const begin: (() => void)[] = [];

    const constant = (
      requester: Requester,
      { ratePerMinute, fromMs, untilMs }: RatedArrivals<'constant', number>,
    ): void => {
      if (ratePerMinute <= 0) return;
      const arrivalMs = (nth: number): number => fromMs + Math.round((nth * MINUTE_MS) / ratePerMinute);
      const arrival = wake('ask', (nth: number) => {
        emit.RunTaskCalled(requester, 1, 0);
        if (arrivalMs(nth + 1) < untilMs) arrival.at(arrivalMs(nth + 1), nth + 1);
      });
      if (fromMs < untilMs)
        begin.push(() => {
          arrival.at(fromMs, 0);
        });
    };

    /** Poisson arrivals at the peak rate, each kept with the chance that the rate of its instant gives it (thinning). */
    const poisson = (
      requester: Requester,
      name: string,
      peak: number,
      rateAt: (ms: number) => number,
      fromMs: number,
      untilMs: number,
    ): void => {
      if (peak <= 0) return;
      const gaps = random('workload', name, 'arrival');
      const thinning = random('workload', name, 'thinning');
      const next = (): void => {
        const at = clock.nowMs + gapMs(peak / MINUTE_MS, gaps);
        if (at < untilMs) arrival.at(at, 0);
      };
      const arrival = wake('ask', () => {
        if (thinning() * peak < rateAt(clock.nowMs)) emit.RunTaskCalled(requester, 1, 0);
        next();
      });
      const opening = wake('ask', next);
      begin.push(() => {
        opening.at(fromMs, 0);
      });
    };

    roster.requesters.forEach(({ kind, index, name }, requester) => {
      if (kind !== 'workload') return;
      const { arrivals } = scenario.workloads[index];
      if (arrivals.type === 'trace') return;
      const { fromMs, untilMs } = arrivals;
      if (arrivals.type === 'constant') constant(requester, arrivals);
      else if (arrivals.type === 'poisson')
        poisson(requester, name, arrivals.ratePerMinute, () => arrivals.ratePerMinute, fromMs, untilMs);
      else
        poisson(
          requester,
          name,
          Math.max(arrivals.ratePerMinute.min, arrivals.ratePerMinute.max),
          (ms) => diurnalRate(arrivals.ratePerMinute, ms),
          fromMs,
          untilMs,
        );
    });

    return {
      RunStarted() {
        for (const first of begin) first();
      },
    };
  },
});

const gapMs = (perMs: number, random: Random): number => Math.round(randomExponential.source(random)(perMs)());
