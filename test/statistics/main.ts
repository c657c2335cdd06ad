import { defaultMetrics } from '../../src/sweep/metric/default-metrics.js';
import { coverageOf } from './a-a.js';

// `npm run honesty`: the long form of honesty.test.ts. An argument is the number of repetitions, another that of seeds.
const [repetitions = 200, seeds = 20] = process.argv.slice(2).map(Number);
const MOST = 0.99;
const LEAST = 0.9;

const coverages = await coverageOf(defaultMetrics, { repetitions, seeds });
console.log(
  `${repetitions} comparisons of a scenario with itself, ${seeds} disjoint seeds an arm: 95 % intervals cover zero in`,
);
for (const { metric, covered, repetitions: varied } of coverages) {
  const share = varied === 0 ? '      –' : `${((100 * covered) / varied).toFixed(1).padStart(5)} %`;
  console.log(`  ${share}  of ${String(varied).padStart(4)}  ${metric}`);
}
const judged = coverages.filter(({ repetitions: varied }) => varied === repetitions);
const wrong = judged.filter(({ covered }) => covered < LEAST * repetitions || covered > MOST * repetitions);
console.log(
  wrong.length === 0
    ? `all ${judged.length} that never stood still lie between 90 and 99 %`
    : `outside 90 to 99 %: ${wrong.map(({ metric }) => metric).join(', ')}`,
);
process.exitCode = wrong.length === 0 ? 0 : 1;
