import { existsInDist } from '../dist.mjs';
import { duration } from '../figures.mjs';
import { interleave, secondsEach } from '../measure.mjs';
import { subject } from '../program.mjs';
import { atMost } from '../row.mjs';

const MODULE = 'policy/packing/first-fit-decreasing.js';
const NODES = 2595;
const what = 'first-fit-decreasing, 51,000 tasks of two shapes, 2,595 nodes';

function firstFit({ repetitions }) {
  if (!existsInDist(MODULE)) return { what, notRun: `this build has no ${MODULE}` };
  const [runs] = interleave([subject('firstFit', {})], repetitions);
  const wrong = runs.find(({ checksum }) => checksum !== NODES);
  const seconds = secondsEach(runs);
  return {
    what,
    ours: duration(seconds),
    aim: atMost(10e-3, seconds, '10 ms'),
    fault: wrong === undefined ? undefined : `${wrong.checksum} nodes`,
  };
}

export const bounds = {
  name: 'bounds',
  title: 'Bounds of a fleet',
  measure: (bench) => ({ rows: [firstFit(bench)] }),
};
