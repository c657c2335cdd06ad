import { runInProcess } from '../../sweep/run-in-process.js';
import { runStudy } from '../../sweep/study.js';
import type { Arguments } from '../arguments.js';
import { meanAnswer, toJson, type MeanAnswer } from '../compare-answer.js';
import { seedsOption } from '../seeds-option.js';
import { exitCode } from '../exit-code.js';
import type { Host } from '../host.js';
import { metricOptions } from '../metric-options.js';
import type { OpenScenario } from '../open-scenario.js';
import { createRunsProgress } from '../progress.js';
import { createPage } from '../render/page.js';
import { seedsText } from '../render/seeds-text.js';
import { UsageError } from '../usage-error.js';

/** The answer of `simulate scenario.yaml --seeds N`, as `--json` prints it; docs/compare.md. */
export interface SeedsAnswer {
  readonly schemaVersion: 1;
  readonly scenario: string;
  readonly durationSeconds: number;
  readonly seeds: readonly string[];
  /** In the order of the seeds. */
  readonly traceHashes: readonly string[];
  /** By path; null where the cost is not priced. */
  readonly metrics: Readonly<Record<string, MeanAnswer | null>>;
}

/** `simulate scenario.yaml --seeds 20`: the same scenario under different chance. */
export async function runSeeds({ scenario }: OpenScenario, text: string, args: Arguments, host: Host): Promise<number> {
  for (const other of ['trace', 'observed'] as const)
    if (args.one(other) !== undefined) throw new UsageError(`--${other} is of one run: leave out --seeds`);
  const seeds = seedsOption(text);
  const metrics = metricOptions(args.all('metric'), [scenario]);
  const progress = await createRunsProgress(host.watched, seeds);
  try {
    const { name, seed, durationMs } = scenario;
    const plan = { arms: [{ name, scenario }], seed, seeds, metrics };
    const [arm] = await runStudy(plan, runInProcess, progress.onDone);
    progress.stop();
    const answer: SeedsAnswer = {
      schemaVersion: 1,
      scenario: name,
      durationSeconds: durationMs / 1000,
      seeds: arm.seeds,
      traceHashes: arm.runs.map(({ traceHash }) => traceHash),
      metrics: Object.fromEntries(
        metrics.map((path, m) => {
          const measured = arm.measured[m];
          return [path, measured === undefined ? null : meanAnswer(measured)];
        }),
      ),
    };
    const page = createPage(host.columns, host.colorsAnswer && !args.noColor);
    await host.answer(args.json ? toJson(answer) : seedsText(answer, page));
    return exitCode.fine;
  } finally {
    progress.stop();
  }
}
