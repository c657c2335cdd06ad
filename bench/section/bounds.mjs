import { existsInDist } from '../dist.mjs';
import { count, duration } from '../figures.mjs';
import { disagreement, interleave, secondsEach } from '../measure.mjs';
import { subject } from '../program.mjs';
import { atMost } from '../row.mjs';

const FIRST_FIT = 'policy/packing/first-fit-decreasing.js';
const BEST_FLEET = 'policy/packing/best-fleet.js';
const NODES = 2595;
const TASKS = 4594;

function firstFit({ repetitions }) {
  const what = 'first-fit-decreasing, 51,000 tasks of two shapes, 2,595 nodes';
  if (!existsInDist(FIRST_FIT)) return { what, notRun: `this build has no ${FIRST_FIT}` };
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

/** The best fleet, and how far from it the proven bound and first-fit-decreasing are. */
function bestFleet({ repetitions }, { shapes, seed, most }) {
  const tasks = `best fleet for ${count(TASKS)} tasks of ${shapes} shapes`;
  if (!existsInDist(BEST_FLEET)) return { what: tasks, notRun: `this build has no ${BEST_FLEET}` };
  const [runs] = interleave([subject('bestFleet', { tasks: TASKS, shapes, seed })], repetitions);
  const [{ best, bound, firstFit: packed }] = runs;
  const seconds = secondsEach(runs);
  return {
    what: `${tasks}: ${count(best)} nodes, at least ${count(bound)} proven, first-fit-decreasing ${count(packed)}`,
    ours: duration(seconds),
    aim: atMost(most, seconds, `${most} s`),
    fault: disagreement(runs, runs),
  };
}

export const bounds = {
  name: 'bounds',
  title: 'Bounds of a fleet',
  measure: (bench) => ({
    rows: [
      firstFit(bench),
      bestFleet(bench, { shapes: 8, seed: 3, most: 1 }),
      bestFleet(bench, { shapes: 40, seed: 42, most: 3 }),
      bestFleet(bench, { shapes: 150, seed: 42, most: 10 }),
    ],
  }),
};
