import { count, duration } from '../figures.mjs';
import { run, subject } from '../program.mjs';
import { atMost } from '../row.mjs';

const big = { instances: 5000, tasks: 50_000, startsPerMinute: 500 };
const of = `one day of ${count(big.instances)} instances and ${count(big.tasks)} tasks`;

function fork({ repetitions }) {
  const { seconds, checksum, forkHash } = run(subject('fork', { ...big, forks: repetitions }));
  return {
    what: `fork at noon of ${of}, to the same hash`,
    ours: duration(seconds),
    aim: atMost(50e-3, seconds, '50 ms'),
    fault: forkHash === checksum ? undefined : `the run ends with ${checksum}, the fork with ${forkHash}`,
  };
}

function replay() {
  const { seconds, operations, unequal } = run(subject('replay', big));
  const each = seconds / operations;
  return {
    what: `the world of ${of} again from its trace, ${count(operations)} facts, equal in every table; a fact`,
    ours: duration(each),
    aim: atMost(0.6e-6, each, '600 ns'),
    fault: unequal.length === 0 ? undefined : `not equal: ${unequal.join(', ')}`,
  };
}

export const forks = {
  name: 'forks',
  title: 'Forks and replays',
  measure: (bench) => ({ rows: [fork(bench), replay()] }),
};
