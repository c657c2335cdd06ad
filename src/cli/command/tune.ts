import type { Diagnostic } from '../../model/diagnostic.js';
import type { Scenario } from '../../model/scenario.js';
import { lintScenario } from '../../scenario/lint/lint-scenario.js';
import { runInProcess } from '../../sweep/run-in-process.js';
import type { RunMany } from '../../sweep/runner.js';
import { haveThreads, openThreads } from '../../sweep/threads.js';
import { readDimensions } from '../../sweep/tune/dimensions.js';
import { INSTANCE_HOURS, USD, waitMetric } from '../../sweep/tune/measures.js';
import { withoutAsked } from '../../sweep/tune/overlap.js';
import { scout } from '../../sweep/tune/scout.js';
import type { Dimension } from '../../sweep/tune/space.js';
import { tune as search, type TunePlan } from '../../sweep/tune/tune.js';
import { usualDrafts } from '../../sweep/tune/usual-drafts.js';
import type { Arguments } from '../arguments.js';
import { toJson } from '../compare-answer.js';
import { exitCode } from '../exit-code.js';
import type { Host } from '../host.js';
import { interruptible, Interruption } from '../interruption.js';
import type { Call } from '../main.js';
import { workersOption } from '../open-runner.js';
import { createRunsProgress } from '../progress.js';
import { readScenarioText, type ScenarioText } from '../read-scenario.js';
import { createPage } from '../render/page.js';
import { tuneText } from '../render/tune-text.js';
import { loadPoints } from '../sweep-points.js';
import { openStudyTarget, type StudyTarget } from '../study-options.js';
import { tuneAnswer, type Tuned } from '../tune-answer.js';
import {
  allowanceOption,
  askedDrafts,
  checkApart,
  checkObjectives,
  objectiveOptions,
  shareOption,
} from '../tune-options.js';
import { UsageError } from '../usage-error.js';

/** `simulate tune scenario.yaml --slo …`: the cheapest settings that meet the objectives. Exit code 1 when none does. */
export async function tune(args: Arguments, call: Call, host: Host): Promise<number> {
  const asked = readAsked(args);
  const source = await readScenarioText(args.words[0], args);
  const origin = loadPoints(source, [{ values: [], set: [] }], args, host)?.at(0);
  if (origin === undefined) return exitCode.wrongInput;
  const { scenario } = origin;
  call.seed = scenario.seed;
  checkObjectives(asked.objectives, scenario);
  checkApart(asked.drafts, scenario);
  const study = openStudyTarget(args);
  const runner = await openRunner(asked.workers);
  try {
    return await interruptible(async (signal) => {
      const runMany: RunMany = (jobs, onDone) => runner.runMany(jobs, onDone, signal);
      const plan = planOf(asked, { source, scenario, args, host, runMany });
      return plan === undefined ? exitCode.wrongInput : await answer(plan, { source, scenario, args, host }, study);
    });
  } catch (error) {
    if (!(error instanceof Interruption)) throw error;
    host.tell('simulate: stopped; a search keeps nothing\n');
    return error.exitCode;
  } finally {
    study?.file.close();
    await runner.close();
  }
}

type Asked = ReturnType<typeof readAsked>;

interface Opened {
  readonly source: ScenarioText;
  readonly scenario: Scenario;
  readonly args: Arguments;
  readonly host: Host;
}

/** Everything of the command line that needs no scenario to be right. */
function readAsked(args: Arguments) {
  const drafts = askedDrafts(args);
  const only = args.isSet('vary-only');
  if (only && drafts.length === 0) throw new UsageError('--vary-only of what? Say --vary too');
  return {
    objectives: objectiveOptions(args),
    drafts,
    only,
    allowance: allowanceOption(args),
    share: shareOption(args),
    workers: workersOption(args),
  };
}

/** Threads stay open from one round of the search to the next. */
const openRunner = async (workers: number): Promise<{ readonly runMany: RunMany; close(): Promise<void> }> =>
  workers > 1 && haveThreads ? openThreads(workers) : { runMany: runInProcess, close: () => Promise.resolve() };

/** Undefined when a value that the user has named cannot be loaded: that has been told. */
function planOf(
  { objectives, drafts: asked, only, allowance, share }: Asked,
  { source, scenario, args, host, runMany }: Opened & { readonly runMany: RunMany },
): TunePlan | undefined {
  const load = (set: readonly string[]): Scenario | undefined => source.load([...args.set, ...set]).scenario;
  const { unpriced, unknown, peaks } = scout(
    scenario,
    objectives.map(({ metric }) => metric),
  );
  if (unknown.length > 0) throw new UsageError(`--slo: ${unknown.join(', ')} has no value. ${unpriced ?? ''}`);
  const usual = only ? [] : withoutAsked(usualDrafts(scenario, peaks), asked, scenario);
  const { dimensions, refused } = readDimensions([...asked, ...usual], scenario, load);
  if (refused.length > 0) {
    loadPoints(
      source,
      refused.map((set) => ({ values: [], set })),
      args,
      host,
    );
    return undefined;
  }
  if (dimensions.length === 0)
    throw new UsageError(`there is nothing to tune in ${scenario.name}: no provider has managed scaling; say --vary`);
  return {
    dimensions,
    objectives,
    cost: unpriced === undefined ? USD : instanceHours(unpriced, scenario, dimensions, host),
    wait: waitMetric(objectives),
    load,
    seed: scenario.seed,
    share,
    allowance,
    runMany,
    nowMs: () => performance.now(),
  };
}

/** @throws UsageError where hours do not tell which of two settings is the cheaper. */
function instanceHours(unpriced: string, scenario: Scenario, dimensions: readonly Dimension[], host: Host): string {
  const types = new Set(scenario.autoScalingGroups.map(({ instanceTypes }) => instanceTypes.join()));
  const isMixed = types.size > 1 || scenario.autoScalingGroups.some(({ instanceTypes }) => instanceTypes.length > 1);
  const varies = dimensions.some(({ paths }) => paths.some((path) => path.includes('instanceTypes')));
  const isFargate = scenario.capacityProviders.some(({ fargate }) => fargate !== undefined);
  if (isMixed || varies || isFargate)
    throw new UsageError(`${unpriced} Instance hours cannot stand for it: they do not all cost the same`);
  host.tell(`simulate: ${unpriced} The fewest instance hours are searched instead\n`);
  return INSTANCE_HOURS;
}

async function answer(
  plan: TunePlan,
  { source, scenario, args, host }: Opened,
  study: StudyTarget | undefined,
): Promise<number> {
  const progress = await createRunsProgress(host.watched, plan.allowance.runs);
  try {
    const result = await search({ ...plan, onDone: progress.onDone });
    progress.stop();
    const findings = newFindings(source, result.best.set, args);
    const tuned = { plan, result, scenario, file: source.file, findings };
    const told = tuneAnswer(tuned);
    if (study !== undefined) await writePage(tuned, source, study, args, host);
    const page = createPage(host.columns, host.colorsAnswer && !args.noColor);
    await host.answer(args.json ? toJson(told) : tuneText(told, page));
    return result.isMet ? exitCode.fine : exitCode.checkFailed;
  } finally {
    progress.stop();
  }
}

/** The page of `--html`, and before it the reports to which it links. */
async function writePage(
  tuned: Tuned,
  source: ScenarioText,
  { file, reports }: StudyTarget,
  args: Arguments,
  host: Host,
): Promise<void> {
  const [{ reportedSettings, tuneDocument }, { writeStudy }] = await Promise.all([
    import('../tune-page.js'),
    import('../write-study.js'),
  ]);
  if (reports !== undefined) {
    const { writePointReports } = await import('../write-point-reports.js');
    await writePointReports(reportedSettings(tuned), source, reports, args, host);
  }
  writeStudy(tuneDocument(tuned, args, reports), file);
}

/** What lint says of the settings, and did not say of the file as it is. */
function newFindings({ load }: ScenarioText, set: readonly string[], args: Arguments): readonly Diagnostic[] {
  const [before, after] = [args.set, [...args.set, ...set]].map((items) => {
    const { scenario, locate } = load(items);
    return scenario === undefined ? [] : lintScenario(scenario, locate);
  });
  const known = new Set(before.map(({ code, path }) => `${code} ${path}`));
  return after.filter(({ severity, code, path }) => severity !== 'info' && !known.has(`${code} ${path}`));
}
