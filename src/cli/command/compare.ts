import { compareArms } from '../../sweep/compare.js';
import { readCondition, type Condition } from '../../sweep/condition.js';
import { firstDifference } from '../../sweep/first-difference.js';
import { runInProcess } from '../../sweep/run-in-process.js';
import type { Arguments } from '../arguments.js';
import { compareAnswer, toJson, type CompareAnswer } from '../compare-answer.js';
import { openArms } from '../compare-arms.js';
import { seedsOption } from '../seeds-option.js';
import { exitCode } from '../exit-code.js';
import { formatOption } from '../format-option.js';
import type { Host } from '../host.js';
import type { Call } from '../main.js';
import { metricOptions } from '../metric-options.js';
import { openOutputFile } from '../output-file.js';
import { createRunsProgress } from '../progress.js';
import { compareSarif } from '../render/compare-sarif.js';
import { compareText } from '../render/compare-text.js';
import { junitXml } from '../render/junit.js';
import { createPage } from '../render/page.js';
import { UsageError } from '../usage-error.js';

const formats = ['text', 'json', 'junit', 'sarif'] as const;
type Format = (typeof formats)[number];

const SEEDS = '20';

/** `simulate compare a.yaml b.yaml`: the same seeds on both, and how sure one can be of the differences. */
export async function compare(args: Arguments, call: Call, host: Host): Promise<number> {
  const format = formatOption(args, formats);
  const conditions = args.all('fail-if').map(conditionOf);
  const seeds = seedsOption(args.one('seeds') ?? SEEDS);
  const arms = await openArms(args, host);
  if (arms === undefined) return exitCode.wrongInput;
  const [a, ...others] = arms;
  const { seed } = a.scenario;
  call.seed = seed;
  const lengths = new Set(arms.map(({ scenario }) => scenario.durationMs));
  if (lengths.size > 1) host.tell('simulate: the scenarios are of different lengths; sums and counts are too\n');
  const metrics = metricOptions(
    [...args.all('metric'), ...conditions.map(({ metric }) => metric)],
    arms.map(({ scenario }) => scenario),
  );

  const html = args.one('html');
  const pageFile = html === undefined ? undefined : openOutputFile(html, '--html');
  const progress = await createRunsProgress(host.watched, arms.length * seeds);
  try {
    const plan = { arms, seed, seeds, metrics, disjoint: args.isSet('disjoint-seeds') };
    const comparisons = await compareArms(plan, runInProcess, progress.onDone);
    const compared = others.map((arm, n) => ({
      arm,
      comparison: comparisons[n],
      first: firstDifference(a.scenario, arm.scenario, seed),
    }));
    const answer = compareAnswer(a, compared, conditions);
    progress.stop();
    if (pageFile !== undefined) (await import('../write-comparison.js')).writeComparison(answer, args.until, pageFile);
    await host.answer(textIn(format, answer, args, host));
    return answer.checks.some(({ failed }) => failed) ? exitCode.checkFailed : exitCode.fine;
  } finally {
    progress.stop();
    pageFile?.close();
  }
}

function conditionOf(text: string): Condition {
  const read = readCondition(text);
  if (read.ok) return read.condition;
  throw new UsageError(`--fail-if '${text}': ${read.reason}`);
}

function textIn(format: Format, answer: CompareAnswer, args: Arguments, host: Host): string {
  switch (format) {
    case 'json':
      return toJson(answer);
    case 'junit':
      return junitXml(answer);
    case 'sarif':
      return toJson(compareSarif(answer));
    case 'text':
      return compareText(answer, createPage(host.columns, host.colorsAnswer && !args.noColor));
  }
}
