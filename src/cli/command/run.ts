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
import { createProgress } from '../progress.js';
import { openTraceFile, type TraceFile } from '../trace-file.js';
import { verbNames } from '../verbs.js';

/** `simulate scenario.yaml`: one run, and its summary. */
export async function run(args: Arguments, call: Call, host: Host): Promise<number> {
  const [path] = args.words;
  const opened = await openScenario(path, args, host, nearestWord(path, verbNames));
  if (opened === undefined) return exitCode.wrongInput;
  call.seed = opened.scenario.seed;
  const trace = args.trace === undefined ? undefined : openTraceFile(args.trace);
  try {
    const summary = locateFindings(await runOnce(opened.scenario, trace, host), opened);
    await host.answer(
      args.json ? `${JSON.stringify(summary, undefined, 2)}\n` : await toText(summary, opened, args, host),
    );
  } finally {
    trace?.close();
  }
  return exitCode.fine;
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

async function toText(summary: Summary, opened: OpenScenario, args: Arguments, host: Host): Promise<string> {
  const { renderSummary } = await import('../render/summary-text.js');
  const { measure, durationMs } = opened.scenario;
  return renderSummary(summary, {
    columns: host.columns,
    color: host.colorsAnswer && !args.noColor,
    file: opened.file,
    measured: { fromMs: measure.fromMs, untilMs: Math.min(measure.untilMs, durationMs), durationMs },
  });
}
