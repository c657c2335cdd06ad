import { readTrace } from '../../analysis/read-trace.js';
import type { Summary } from '../../analysis/summary-types.js';
import { nearestWord } from '../../model/nearest-word.js';
import type { Scenario } from '../../model/scenario.js';
import { simulate } from '../../simulate.js';
import type { Arguments } from '../arguments.js';
import { exitCode } from '../exit-code.js';
import type { Host } from '../host.js';
import type { Call } from '../main.js';
import { openScenario, type OpenScenario } from '../open-scenario.js';
import type { ObservedAnswer } from '../observed.js';
import { openOutputFile } from '../output-file.js';
import { createProgress } from '../progress.js';
import { createPage, type Page } from '../render/page.js';
import { section } from '../render/section.js';
import { openTraceFile, type TraceFile } from '../trace-file.js';
import { UsageError } from '../usage-error.js';
import { verbNames } from '../verbs.js';

/** `simulate scenario.yaml`: one run, and its summary; with `--watch` again each time the file is saved. */
export async function run(args: Arguments, call: Call, host: Host): Promise<number> {
  if (!args.isSet('watch')) return runOnceMore(args, call, host);
  const [path] = args.words;
  if (path === '-') throw new UsageError('--watch reads a file again when it changes; not stdin');
  if (args.json) throw new UsageError('--watch is for people: leave --json out');
  const { watchRuns } = await import('../watch-runs.js');
  return watchRuns(path, host, () => runOnceMore(args, call, host));
}

async function runOnceMore(args: Arguments, call: Call, host: Host): Promise<number> {
  const [path] = args.words;
  const opened = await openScenario(path, args, host, nearestWord(path, verbNames));
  if (opened === undefined) return exitCode.wrongInput;
  call.seed = opened.scenario.seed;
  const seeds = args.one('seeds');
  if (seeds !== undefined) return (await import('./run-seeds.js')).runSeeds(opened, seeds, args, host);
  if (args.all('metric').length > 0) throw new UsageError('--metric is for --seeds: one run tells all its figures');
  const beside = await openBeside(args, opened, host);
  if (beside === undefined) return exitCode.wrongInput;
  if (args.json && args.isSet('chart')) throw new UsageError('--chart is for people: leave --json out');
  const html = args.one('html');
  const pageFile = html === undefined ? undefined : openOutputFile(html, '--html');
  const trace = args.trace === undefined ? undefined : openTraceFile(args.trace);
  try {
    const summary = locateFindings(await runOnce(opened.scenario, trace, host), opened);
    const observed = beside(summary);
    await host.answer(
      args.json
        ? `${JSON.stringify(observed === undefined ? summary : { ...summary, observed }, undefined, 2)}\n`
        : await toText(summary, observed, opened, args, host),
    );
    if (pageFile !== undefined) await (await import('../write-report.js')).writeReport(opened, pageFile, host);
  } finally {
    trace?.close();
    pageFile?.close();
  }
  return exitCode.fine;
}

/** What lays `--observed` beside the summary. Its file is read before the run; undefined when it will not do. */
async function openBeside(
  args: Arguments,
  { scenario }: OpenScenario,
  host: Host,
): Promise<((summary: Summary) => readonly ObservedAnswer[] | undefined) | undefined> {
  const path = args.one('observed');
  if (path === undefined) return () => undefined;
  const { openObserved, observedAnswers } = await import('../observed.js');
  const series = openObserved(path, scenario, host);
  return series === undefined ? undefined : (summary) => observedAnswers(series, summary);
}

async function runOnce(scenario: Scenario, trace: TraceFile | undefined, host: Host): Promise<Summary> {
  const { onProgress, stop } = await createProgress(host.watched, scenario.durationMs);
  try {
    const keepTrace = trace !== undefined;
    const finished = simulate(scenario, onProgress === undefined ? { keepTrace } : { keepTrace, onProgress });
    trace?.write(readTrace(finished));
    return finished.summary;
  } finally {
    stop();
  }
}

/** A run knows the paths of its findings; the file knows their lines. */
const locateFindings = (summary: Summary, { locate }: OpenScenario): Summary => ({
  ...summary,
  findings: summary.findings.map((finding) => ({ ...finding, ...locate(finding.path) })),
});

async function chartsText(summary: Summary, page: Page): Promise<string> {
  const { terminalCharts } = await import('../render/terminal-charts.js');
  return `\n${terminalCharts(summary, page)}\n`;
}

async function toText(
  summary: Summary,
  observed: readonly ObservedAnswer[] | undefined,
  opened: OpenScenario,
  args: Arguments,
  host: Host,
): Promise<string> {
  const { renderSummary } = await import('../render/summary-text.js');
  const { measure, durationMs } = opened.scenario;
  const color = host.colorsAnswer && !args.noColor;
  const text = renderSummary(summary, {
    columns: host.columns,
    color,
    file: opened.file,
    measured: { fromMs: measure.fromMs, untilMs: Math.min(measure.untilMs, durationMs), durationMs },
  });
  const charts = args.isSet('chart') ? await chartsText(summary, createPage(host.columns, color)) : '';
  if (observed === undefined) return `${text}${charts}`;
  const { observedText } = await import('../render/observed-text.js');
  const page = createPage(host.columns, color);
  return `${text}${charts}\n${section('Beside the real CapacityProviderReservation', observedText(observed, page), page)}\n`;
}
