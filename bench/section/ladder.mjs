import { count, duration } from '../figures.mjs';
import { interleave, secondsEach, timesAsLong } from '../measure.mjs';
import { subject } from '../program.mjs';
import { atMost } from '../row.mjs';
import { chains } from '../scenario/chains.mjs';
import { table } from '../table.mjs';

const SIZES = [10, 100, 500, 1000, 2000, 5000];
const FROM = 500;
const TO = 5000;
const MOST_GROWTH = 1.8;
/** Chains of which no more is asked than that a pair at 5,000 instances costs so many seconds. */
const seldom = ['binpack(cpu), 150 shapes', '[spread(zone), binpack(cpu)], 40 services with distinctInstance'];
const AIM = 1e-6;
const aims = { 'binpack(cpu)': 1 / 1_200_000, [seldom[0]]: 30e-6, [seldom[1]]: 30e-6 };

/** A chain at every size: the two whose ratio counts in turn, the others for a look. */
function climb({ times, repetitions }, chain) {
  const isSeldom = seldom.includes(chain);
  const warmUp = isSeldom ? 10_000 : 100_000;
  const pairs = times(isSeldom ? 20_000 : 300_000);
  const program = (instances) => subject('packing', { instances, chain, warmUp, pairs });
  const [from, to] = interleave([program(FROM), program(TO)], repetitions);
  const others = SIZES.filter((size) => size !== FROM && size !== TO);
  const otherRuns = interleave(others.map(program), Math.min(3, repetitions));
  const runsAt = new Map([[FROM, from], [TO, to], ...others.map((size, n) => [size, otherRuns[n]])]);
  const ratio = timesAsLong(to, from);
  const each = secondsEach(to);
  const aim = aims[chain] ?? AIM;
  return {
    what: `growth of a pair from ${count(FROM)} to ${count(TO)} instances, ${chain}`,
    costs: SIZES.map((size) => secondsEach(runsAt.get(size))),
    ratio,
    floor: isSeldom ? undefined : atMost(MOST_GROWTH, ratio),
    aim: atMost(aim, each, duration(aim)),
    chain,
  };
}

const text = (of) => (of === undefined ? '' : `${of.text}${of.met ? '' : ' **missed**'}`);
const line = ({ chain, costs, ratio, floor, aim }) => [
  chain,
  ...costs.map(duration),
  ratio.toFixed(2),
  text(floor),
  text(aim),
];

export const ladder = {
  name: 'ladder',
  title: 'A pair of stop and place, by instances',
  measure(bench) {
    const rows = Object.keys(chains).map((chain) => climb(bench, chain));
    const heads = ['tasks', ...SIZES.map(count), `${count(TO)} / ${count(FROM)}`, 'floor', `aim at ${count(TO)}`];
    return { rows, lines: table(heads, rows.map(line)) };
  },
};
