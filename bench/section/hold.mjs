import { flagsText } from '../baseline/compile.mjs';
import { count, rate } from '../figures.mjs';
import { subject } from '../program.mjs';
import { compareSpeeds } from '../row.mjs';

/** The least that ours must be, where it is asked: at the most pending. */
const LEAST_OF_QUEUE = 1.5;
const LEAST_OF_SIMPY = 5;

const queueRows = ({ times, repetitions, cpp }, pending) => {
  const warmUp = 200_000;
  const operations = times(2_000_000);
  return compareSpeeds({
    what: `hold model, ${count(pending)} pending: the queue alone`,
    ours: subject('hold', { pending, warmUp, operations }),
    baselines: [
      {
        name: `C++ \`std::priority_queue\` (${flagsText('hold')})`,
        missing: cpp.missing,
        program: cpp.program?.('hold', pending, warmUp, operations),
        least: pending === 100_000 ? LEAST_OF_QUEUE : undefined,
      },
    ],
    show: rate,
    repetitions,
  });
};

const kernelRows = ({ times, repetitions, simpy }, pending) => {
  const operations = times(500_000);
  return compareSpeeds({
    what: `hold model, ${count(pending)} pending: on the kernel, one fact a wake`,
    ours: subject('kernelHold', { pending, operations }),
    baselines: [
      {
        name: 'SimPy, one process an entity',
        missing: simpy.missing,
        program: simpy.program?.('hold', pending, operations),
        least: LEAST_OF_SIMPY,
      },
    ],
    show: rate,
    repetitions,
  });
};

export const hold = {
  name: 'hold',
  title: 'Hold model',
  measure: (bench) => ({
    rows: [...[1000, 10_000, 100_000].flatMap((pending) => queueRows(bench, pending)), ...kernelRows(bench, 100_000)],
  }),
};
