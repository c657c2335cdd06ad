import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { command } from '../dist.mjs';
import { count, duration } from '../figures.mjs';
import { disagreement, interleave, median, secondsEach } from '../measure.mjs';
import { run, subject, wholeNode } from '../program.mjs';
import { atLeast, atMost } from '../row.mjs';
import { studyDay } from '../scenario/study-day.mjs';

const RUNS = 60;
const TURNS = 1e9;
const points = { targetCapacity: '65..100:5', instanceWarmupPeriod: '60..480:60' };
const POINTS = 64;
const SEEDS = 30;

/** How many times as fast two threads are as one: ours, beside two that share nothing, in one repetition after another. */
function pair({ repetitions, times }) {
  const [one, two, lone, both] = interleave(
    [
      ...[1, 2].map((workers) => subject('study', { workers, runs: times(RUNS) })),
      ...[1, 2].map((workers) => subject('spin', { workers, turns: times(TURNS) })),
    ],
    repetitions,
  );
  const gains = (runs, others) => runs.map((_, n) => each(runs[n]) / each(others[n]));
  const [ours, plain] = [gains(one, two), gains(lone, both)];
  const ratio = median(ours.map((gain, n) => gain / plain[n]));
  return {
    what: `two threads instead of one: runs of one day of 50 instances, 10 starts a minute; a run on one ${duration(secondsEach(one))}`,
    ours: `${median(ours).toFixed(2)} ×`,
    baseline: 'two threads that count, and share nothing',
    its: `${median(plain).toFixed(2)} ×`,
    ratio,
    floor: atLeast(0.85, ratio),
    fault: disagreement(one, two),
  };
}

const each = ({ seconds, operations }) => seconds / operations;

/** Once: it is long. */
function wholeSweep() {
  const folder = mkdtempSync(join(tmpdir(), 'ecs-capacity-sim-bench-'));
  const file = join(folder, 'day.yaml');
  writeFileSync(file, studyDay());
  const vary = Object.entries(points).flatMap(([key, values]) => [
    '--vary',
    `capacityProviders[*].managedScaling.${key}=${values}`,
  ]);
  let seconds;
  try {
    const out = ['--seeds', String(SEEDS), '--workers', '2', '--out', join(folder, 'out.csv')];
    ({ seconds } = run(wholeNode(command, 'sweep', file, ...vary, ...out)));
  } finally {
    rmSync(folder, { recursive: true });
  }
  return {
    what: `\`simulate sweep\` of ${POINTS} points with ${SEEDS} seeds, the same day, two threads, whole process, once: ${count(POINTS * SEEDS)} runs`,
    ours: duration(seconds),
    aim: atMost(60, seconds, '60 s'),
  };
}

export const sweep = {
  name: 'sweep',
  title: 'Sweeps',
  measure: (bench) => ({ rows: [pair(bench), wholeSweep()] }),
};
