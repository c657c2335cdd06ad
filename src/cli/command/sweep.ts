import { gridOf, gridSize } from '../../sweep/grid.js';
import { journaled } from '../../sweep/journaled.js';
import { runPlan, type SweepPlan } from '../../sweep/plan.js';
import type { OnDone, RunMany } from '../../sweep/runner.js';
import { seedsFrom } from '../../sweep/seeds.js';
import type { ArmResult } from '../../sweep/study.js';
import { readAxis, type Axis } from '../../sweep/vary.js';
import type { Arguments } from '../arguments.js';
import { toJson } from '../compare-answer.js';
import { exitCode } from '../exit-code.js';
import type { Host } from '../host.js';
import { interruptible, Interruption } from '../interruption.js';
import type { Call } from '../main.js';
import { metricOptions } from '../metric-options.js';
import { programId } from '../program-id.js';
import { createRunsProgress } from '../progress.js';
import { readRunner } from '../open-runner.js';
import { readScenarioText, type ScenarioText } from '../read-scenario.js';
import { createPage } from '../render/page.js';
import { numberText } from '../render/number-text.js';
import { sweepText } from '../render/sweep-text.js';
import { seedsOption } from '../seeds-option.js';
import { sweepAnswer, type SweepAnswer } from '../sweep-answer.js';
import { openSweepFile, sweepTarget, type SweepFile, type SweepTarget } from '../sweep-file.js';
import { loadPoints } from '../sweep-points.js';
import { openStudyTarget, type StudyTarget } from '../study-options.js';
import { UsageError } from '../usage-error.js';

const SEEDS = '20';
const MOST_POINTS = 100_000;
/** What a page can show, and how many reports anybody opens. */
const MOST_OF_PAGE = 2_500;
const MOST_REPORTS = 500;

/** `simulate sweep scenario.yaml --vary path=60..100:5`: every point of a grid with the same seeds. */
export async function sweep(args: Arguments, call: Call, host: Host): Promise<number> {
  const [path] = args.words;
  const axes = readAxes(args.all('vary'));
  checkPage(args, gridSize(axes));
  const seeds = seedsOption(args.one('seeds') ?? SEEDS, 1);
  const open = readRunner(args);
  const out = args.one('out');
  const target = out === undefined ? undefined : sweepTarget(out);
  const source = await readScenarioText(path, args);
  const points = loadPoints(source, gridOf(axes), args, host);
  if (points === undefined) return exitCode.wrongInput;
  const [{ scenario }] = points;
  call.seed = scenario.seed;
  const metrics = metricOptions(
    args.all('metric'),
    points.map((point) => point.scenario),
  );
  const plan: SweepPlan = { axes, points, seed: scenario.seed, seeds, metrics };
  const study = openStudyTarget(args);
  try {
    const runner = await open(host);
    const results = await runWhole(plan, runner.runMany, target, host).finally(() => runner.close());
    if (typeof results === 'number') return results;
    const answer = sweepAnswer(plan, results, source.file);
    if (study !== undefined) await writePage(answer, plan, source, study, args, host);
    const page = createPage(host.columns, host.colorsAnswer && !args.noColor);
    await host.answer(args.json ? toJson(answer) : sweepText(answer, args.all('metric'), page));
    return exitCode.fine;
  } finally {
    study?.file.close();
  }
}

/** The page of `--html`, and before it the reports to which it links. */
async function writePage(
  answer: SweepAnswer,
  plan: SweepPlan,
  source: ScenarioText,
  { file, reports }: StudyTarget,
  args: Arguments,
  host: Host,
): Promise<void> {
  const [{ pointFile, sweepDocument }, { writeStudy }] = await Promise.all([
    import('../sweep-page.js'),
    import('../write-study.js'),
  ]);
  if (reports !== undefined) {
    const { writePointReports } = await import('../write-point-reports.js');
    const points = plan.points.map(({ set }, n) => ({ name: pointFile(n), set }));
    await writePointReports(points, source, reports, args, host);
  }
  writeStudy(sweepDocument(answer, plan, args, reports), file);
}

/** @throws UsageError for more than a page can show. */
function checkPage({ one }: Arguments, points: number): void {
  const refuse = (option: string, most: number): void => {
    if (one(option === '--html' ? 'html' : 'reports') !== undefined && points > most)
      throw new UsageError(
        `${option}: the grid has ${numberText(points)} points, and a page takes at most ${numberText(most)}; --out writes them all`,
      );
  };
  refuse('--html', MOST_OF_PAGE);
  refuse('--reports', MOST_REPORTS);
}

function readAxes(texts: readonly string[]): readonly Axis[] {
  if (texts.length === 0)
    throw new UsageError("sweep over what? Say --vary 'capacityProviders[*].managedScaling.targetCapacity=60..100:10'");
  const axes = texts.map((text) => {
    const read = readAxis(text);
    if (!read.ok) throw new UsageError(`--vary '${text}': ${read.reason}`);
    return read.axis;
  });
  if (axes.some(({ path }) => path === 'seed'))
    throw new UsageError('--vary seed: every point has the same seeds, say how many with --seeds');
  const twice = axes.find(({ path }, n) => axes.findIndex((other) => other.path === path) < n);
  if (twice !== undefined) throw new UsageError(`--vary ${twice.path} is given twice`);
  const size = gridSize(axes);
  if (size > MOST_POINTS)
    throw new UsageError(`the grid has ${numberText(size)} points; at most ${numberText(MOST_POINTS)}`);
  return axes;
}

/** The results, in the file too; an exit code when somebody interrupted. */
async function runWhole(
  plan: SweepPlan,
  runMany: RunMany,
  target: SweepTarget | undefined,
  host: Host,
): Promise<readonly ArmResult[] | number> {
  const runs = plan.points.length * plan.seeds;
  const file = target === undefined ? undefined : openSweepFile(target, plan, programId());
  const done = new Set(file?.journal.results.keys());
  if (file !== undefined && done.size > 0)
    host.tell(`simulate: ${of(done.size, runs)} runs are in ${file.partPath}; going on from there\n`);
  const progress = await createRunsProgress(host.watched, runs);
  try {
    return await interruptible(async (signal) => {
      const runner = file === undefined ? runMany : journaled(runMany, file.journal);
      const results = await runPlan(plan, (jobs) => {
        const onDone: OnDone = (count, job) => {
          done.add(job);
          progress.onDone?.(count);
        };
        return runner(jobs, onDone, signal);
      });
      await file?.finish(plan, results);
      return results;
    });
  } catch (error) {
    progress.stop();
    if (error instanceof Interruption) {
      host.tell(`simulate: ${interruptionText(done.size, runs, file)}\n`);
      return error.exitCode;
    }
    if (isOfRun(error)) host.tell(`simulate: ${failedText(done, plan)}\n`);
    else if (file !== undefined) host.tell(`simulate: ${interruptionText(done.size, runs, file)}\n`);
    throw error;
  } finally {
    progress.stop();
    file?.journal.close();
  }
}

/** Not one of a disk or a network. */
const isOfRun = (error: unknown): boolean =>
  error instanceof Error && !('syscall' in error) && !(error instanceof UsageError);

/** All runs before the one that failed are done: the contract of RunMany. */
function failedText(done: ReadonlySet<number>, { points, seed, seeds }: SweepPlan): string {
  let job = 0;
  while (done.has(job)) job++;
  const point = Math.floor(job / seeds);
  const { set } = points[point];
  return `point ${point + 1} of ${points.length}, ${set.join(' ')}, fails with seed ${seedsFrom(seed, seeds)[job % seeds]}:`;
}

function interruptionText(done: number, runs: number, file: SweepFile | undefined): string {
  const made = `stopped after ${of(done, runs)} runs`;
  return file === undefined
    ? `${made}; nothing is kept without --out`
    : `${made}; they are in ${file.partPath}, and the same command goes on from there`;
}

const of = (done: number, runs: number): string => `${numberText(done)} of ${numberText(runs)}`;
