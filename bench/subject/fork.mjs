import { fromDist } from '../dist.mjs';
import { median } from '../measure.mjs';
import { day } from '../scenario/day.mjs';
import { load } from './whole-day.mjs';

const { resumeRun, startRun } = await fromDist('simulate.js');
const NOON_MS = 12 * 3_600_000;

/** What a snapshot at noon and a run that is ready to go on from it cost; and the hashes of the original and of the last fork. */
export function fork({ forks, ...options }) {
  const run = startRun(load(day(options)));
  run.runUntil(NOON_MS);
  let forked;
  const seconds = Array.from({ length: forks }, () => {
    const start = performance.now();
    forked = resumeRun(run.snapshot());
    return (performance.now() - start) / 1000;
  });
  const ended = run.finish();
  return { seconds: median(seconds), operations: 1, checksum: ended.traceHash, forkHash: forked.finish().traceHash };
}
