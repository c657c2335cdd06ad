/**
 * `npm run bench`: each figure beside a named baseline that is measured in the same invocation, in turn with it, as a median
 * of ratios. docs/benchmarks.md says what is measured and how.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { compileBaselines } from './baseline/compile.mjs';
import { findSimpy } from './baseline/simpy.mjs';
import { describeMachine } from './machine.mjs';
import { readOptions } from './options.mjs';
import { bounds } from './section/bounds.mjs';
import { forks } from './section/forks.mjs';
import { hold } from './section/hold.mjs';
import { kernel } from './section/kernel.mjs';
import { ladder } from './section/ladder.mjs';
import { memory } from './section/memory.mjs';
import { packing } from './section/packing.mjs';
import { playground } from './section/playground.mjs';
import { runs } from './section/runs.mjs';
import { sweep } from './section/sweep.mjs';
import { traffic } from './section/traffic.mjs';
import { tune } from './section/tune.mjs';
import { failures, rowTable } from './table.mjs';

const sections = [hold, kernel, packing, ladder, memory, runs, bounds, forks, sweep, tune, traffic, playground];
const results = fileURLToPath(new URL('RESULTS.md', import.meta.url));

/** Measures the sections that are wanted; returns the text of the results, and what failed. */
function measure({ wanted, quick, floors }) {
  const [cpp, simpy] = [compileBaselines(), findSimpy()];
  const repetitions = quick ? 3 : 7;
  const bench = { repetitions, times: (count) => (quick ? count / 4 : count), cpp, simpy };
  const head = [
    '# Benchmarks',
    `\`npm run bench\` wrote this; [docs/benchmarks.md](../docs/benchmarks.md) says how. A ratio is the median of ${repetitions} repetitions, taken in turn.`,
    describeMachine(bench).join('\n'),
  ];
  const failed = [];
  try {
    const parts = sections
      .filter(({ name }) => wanted.includes(name))
      .map(({ title, measure }) => {
        process.stderr.write(`${title} …\n`);
        const { rows, lines = rowTable(rows) } = measure(bench);
        failed.push(...failures(rows, floors));
        return `## ${title}\n\n${lines.join('\n')}`;
      });
    return { text: `${[...head, ...parts].join('\n\n')}\n`, failed };
  } finally {
    cpp.remove();
  }
}

const options = readOptions(
  process.argv.slice(2),
  sections.map(({ name }) => name),
);
if (options === undefined) {
  process.exitCode = 2;
} else {
  const { text, failed } = measure(options);
  const formatted = await format(text, { ...(await resolveConfig(results)), parser: 'markdown' });
  process.stdout.write(formatted);
  if (options.save) writeFileSync(results, formatted);
  for (const failure of failed) process.stderr.write(`failed: ${failure}\n`);
  if (failed.length > 0) process.exitCode = 1;
}
