import { count, rate } from '../figures.mjs';
import { interleave, secondsEach } from '../measure.mjs';
import { subject } from '../program.mjs';
import { atLeast, compareSpeeds } from '../row.mjs';

function alone({ times, repetitions }) {
  const facts = times(8_000_000);
  const [runs] = interleave([subject('kernelAlone', { facts })], repetitions);
  const each = secondsEach(runs);
  return {
    what: `the kernel alone, ${count(facts)} facts, four facts and two timers a task`,
    ours: rate(each),
    aim: atLeast(5e6, 1 / each, '5 M/s'),
  };
}

function queueing({ times, repetitions, simpy }) {
  const [servers, customers] = [16, times(300_000)];
  return compareSpeeds({
    what: `M/M/${servers}, ${count(customers)} customers`,
    ours: subject('mmc', { servers, customers }),
    baselines: [
      {
        name: 'SimPy, `Resource`',
        missing: simpy.missing,
        program: simpy.program?.('mmc', servers, customers),
      },
    ],
    show: rate,
    repetitions,
  });
}

export const kernel = {
  name: 'kernel',
  title: 'Kernel',
  measure: (bench) => ({ rows: [alone(bench), ...queueing(bench)] }),
};
