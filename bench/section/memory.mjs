import { count, kilobytes } from '../figures.mjs';
import { run, subject } from '../program.mjs';
import { atMost } from '../row.mjs';
import { chains } from '../scenario/chains.mjs';

const MOST_BYTES = 64_000;
/** At this size the cost of a decision is small for every chain, and none is left out. */
const INSTANCES = 500;

function growth({ times }, chain) {
  const pairs = times(1_000_000);
  const options = { instances: INSTANCES, chain, warmUp: 100_000, pairs };
  const { grownBytes } = run(subject('packingHeap', options, '--expose-gc'));
  return {
    what: `heap growth over ${count(pairs)} decisions, ${count(INSTANCES)} instances, ${chain}`,
    ours: kilobytes(grownBytes),
    floor: atMost(MOST_BYTES, grownBytes, kilobytes(MOST_BYTES)),
  };
}

export const memory = {
  name: 'memory',
  title: 'Memory of the packing core',
  measure: (bench) => ({ rows: Object.keys(chains).map((chain) => growth(bench, chain)) }),
};
