/**
 * `npm run bench`: each figure beside a named baseline that is measured in the same invocation, interleaved, as a median.
 * Speeds are ratios: this machine's seconds are only there to be read.
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { simulate } from '../dist/simulate.js';
import { loadScenario } from '../dist/scenario/load.js';
import { day } from './day.mjs';
import { kernelAlone } from './kernel-alone.mjs';

const REPETITIONS = 5;
const file = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

const seconds = (work) => {
  const start = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - start) / 1e9;
};
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** Times both in turn, so that a drift of the machine's speed hits both. */
function compare(name, subject, baselineName, baseline, ceiling) {
  const subjects = [];
  const baselines = [];
  for (let n = 0; n < REPETITIONS; n++) {
    subjects.push(seconds(subject));
    baselines.push(seconds(baseline));
  }
  const ratio = median(subjects.map((s, n) => s / baselines[n]));
  return { name, seconds: median(subjects), baselineName, baselineSeconds: median(baselines), ratio, ceiling };
}

const node = (...args) => {
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}: ${stderr}`);
};

const { scenario, diagnostics } = loadScenario(day({ instances: 500, tasks: 5000, startsPerMinute: 200 }), {
  file: 'bench/day.mjs',
  readText: () => ({ ok: false, reason: 'this scenario names no file' }),
});
if (scenario === undefined) throw new Error(JSON.stringify(diagnostics));

const first = simulate(scenario);
const rows = [
  compare(
    'hello: `simulate scenarios/00-hello.yaml`, whole process',
    () => node(file('bin/simulate.js'), file('scenarios/00-hello.yaml')),
    'an empty Node process',
    () => node('-e', '0'),
    6,
  ),
  compare(
    'one day: 500 instances, 5,000 tasks, 200 starts a minute, in-process',
    () => simulate(scenario),
    `the kernel alone, ${first.facts} facts and half as many timers`,
    () => kernelAlone(first.facts),
    25,
  ),
];

const table = [
  `# Benchmarks`,
  ``,
  `\`npm run bench\` wrote this. Medians of ${REPETITIONS} interleaved repetitions. Node ${process.version}, ${cpus().length} × ${cpus()[0].model}.`,
  ``,
  `| what | seconds | baseline | seconds | ratio | at most |`,
  `|---|---|---|---|---|---|`,
  ...rows.map(
    (r) =>
      `| ${r.name} | ${r.seconds.toFixed(3)} | ${r.baselineName} | ${r.baselineSeconds.toFixed(3)} | ${r.ratio.toFixed(2)} | ${r.ceiling} |`,
  ),
  ``,
  `The day: ${first.facts} facts, ${first.summary.tasks.requested} tasks requested, peak ${first.summary.capacityProviders[0].peakInstances} instances, trace hash ${first.traceHash}.`,
  ``,
].join('\n');
process.stdout.write(table);
if (process.argv.includes('--save')) writeFileSync(file('bench/RESULTS.md'), table);

const slow = rows.filter(({ ratio, ceiling }) => ratio > ceiling);
for (const { name, ratio, ceiling } of slow) {
  process.stderr.write(`too slow: ${name}: ${ratio.toFixed(2)} times its baseline, at most ${ceiling}\n`);
}
if (slow.length > 0) process.exitCode = 1;
