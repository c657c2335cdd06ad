import { fileURLToPath } from 'node:url';
import { command } from '../dist.mjs';
import { duration } from '../figures.mjs';
import { interleave, secondsEach } from '../measure.mjs';
import { wholeNode } from '../program.mjs';
import { atMost } from '../row.mjs';

const bursts = fileURLToPath(new URL('../../test/cli/zonal-bursts.yaml', import.meta.url));
const MOST_SECONDS = 60;
const TIMES = 3;

/** A whole search with the usual budget, on as many threads as the machine has. */
function zonalBursts() {
  const [seconds] = interleave([wholeNode(command, 'tune', bursts, '--slo', 'placementWaitSeconds.p95<60')], TIMES).map(
    secondsEach,
  );
  return {
    what: "`simulate tune --slo 'placementWaitSeconds.p95<60'`, the zonal scenario with bursts, six hours, whole process",
    ours: duration(seconds),
    aim: atMost(MOST_SECONDS, seconds, `${MOST_SECONDS} s`),
  };
}

export const tune = {
  name: 'tune',
  title: 'Searches',
  measure: () => ({ rows: [zonalBursts()] }),
};
