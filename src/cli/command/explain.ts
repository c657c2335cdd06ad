import { endpointsStory } from '../../analysis/explain/endpoints-story.js';
import { instanceStory } from '../../analysis/explain/instance-story.js';
import { requestStory } from '../../analysis/explain/request-story.js';
import { scalingStory } from '../../analysis/explain/scaling-story.js';
import type { Story } from '../../analysis/explain/story.js';
import { taskStory } from '../../analysis/explain/task-story.js';
import { tellRun, type ToldRun } from '../../analysis/explain/told-run.js';
import { waitOf, type Wait } from '../../analysis/explain/wait-parts.js';
import { durationMs } from '../../scenario/schema/words.js';
import { simulate } from '../../simulate.js';
import { ladders, readChange, type Change } from '../../sweep/counterfactual/change.js';
import { withoutWait, type ChangedScenario, type Counterfactual } from '../../sweep/counterfactual/without-wait.js';
import type { Arguments } from '../arguments.js';
import { exitCode } from '../exit-code.js';
import type { Host } from '../host.js';
import type { Call } from '../main.js';
import { openScenario, type OpenScenario } from '../open-scenario.js';
import { createProgress, createRunsProgress } from '../progress.js';
import { readScenario } from '../read-scenario.js';
import { endpointsText } from '../render/endpoints-text.js';
import { createPage } from '../render/page.js';
import { storyText } from '../render/story-text.js';
import { waitText } from '../render/wait-text.js';
import { timeOption } from '../time-option.js';
import { notInRun } from '../unknown-subject.js';
import { UsageError } from '../usage-error.js';

/** The answer of `simulate explain … wait`, as `--json` prints it; that of the others is a Story. */
export interface WaitAnswer extends Story {
  readonly wait: Wait;
  /** Null for a task that waited no longer than `--limit`. */
  readonly counterfactual: Counterfactual | null;
}

/** `simulate explain scenario.yaml wait web-app/5`: why, as a chain of causes. */
export async function explain(args: Arguments, call: Call, host: Host): Promise<number> {
  const [path, subject, id] = args.words;
  const opened = await openScenario(path, args, host, undefined);
  if (opened === undefined) return exitCode.wrongInput;
  const { scenario } = opened;
  call.seed = scenario.seed;
  const atMs = timeOption(args.one('at'), scenario.durationMs);
  const tries = args.all('try').map(changeOf);
  for (const option of ['try', 'limit'] as const)
    if (args.all(option).length > 0 && subject !== 'wait')
      throw new UsageError(`--${option} is for the wait of a task`);
  const limitMs = limitOption(args.one('limit'));
  const run = tellRun(await runOnce(opened, host));
  const page = createPage(host.columns, host.colorsAnswer && !args.noColor);
  const withFacts = args.isSet('facts');
  if (subject === 'endpoints') {
    const answer = endpointsStory(run, id, atMs);
    if (answer === undefined) throw notInRun(run, subject, id);
    await host.answer(args.json ? toJson(answer) : endpointsText(answer, page, withFacts));
    return exitCode.fine;
  }
  const story = storyOf(run, subject, id, atMs);
  if (story === undefined) throw notInRun(run, subject, id);
  if (subject === 'wait') {
    const counterfactual = await counterfactualOf(run, id, limitMs, tries, args, host);
    const wait = waitThen(run, id, atMs);
    const answer = { ...story, subject: `wait ${id}`, wait, counterfactual };
    await host.answer(args.json ? toJson(answer) : waitText(answer, page, withFacts));
  } else {
    await host.answer(args.json ? toJson(story) : storyText(story, page, withFacts));
  }
  return exitCode.fine;
}

function storyOf(run: ToldRun, subject: string, id: string, atMs: number): Story | undefined {
  switch (subject) {
    case 'instance':
      return instanceStory(run, id, atMs);
    case 'scaling':
      return scalingStory(run, id, atMs);
    case 'request':
      return requestStory(run, id, atMs);
    default:
      return taskStory(run, id, atMs);
  }
}

async function runOnce({ scenario }: OpenScenario, host: Host) {
  const { onProgress, stop } = await createProgress(host.watched, scenario.durationMs);
  try {
    return simulate(scenario, { keepTrace: true, ...(onProgress === undefined ? {} : { onProgress }) });
  } finally {
    stop();
  }
}

function changeOf(text: string): Change {
  const change = readChange(text);
  if (change === undefined) throw new UsageError(`--try ${text} is no path=value`);
  return change;
}

/** The value of `--limit`: a wait of at most so much counts as none. */
function limitOption(text = '0s'): number {
  const limitMs = durationMs(text);
  if (limitMs === undefined) throw new UsageError(`--limit ${text} is no duration: say 30s or 2m`);
  return limitMs;
}

function waitThen(run: ToldRun, task: string, atMs: number): Wait {
  const wait = waitOf(run, task, atMs);
  if (wait === undefined) throw new Error(`${task} was told of, and was never asked for`);
  return wait;
}

/** What would have spared it the wait, that of the whole run whatever `--at` says. */
async function counterfactualOf(
  run: ToldRun,
  task: string,
  limitMs: number,
  tries: readonly Change[],
  args: Arguments,
  host: Host,
): Promise<Counterfactual | null> {
  const [path] = args.words;
  const { scenario } = run;
  const { outcome, fromMs, untilMs } = waitThen(run, task, scenario.durationMs);
  const waitMs = outcome === 'placed' ? untilMs - fromMs : Infinity;
  if (waitMs <= limitMs) return null;
  const [requested] = run.find((entry) => entry['task'] === task, new Set(['TaskRequested']));
  const provider = scenario.capacityProviders.findIndex(({ name }) => name === requested['provider']);
  const changes = tries.length > 0 ? tries : ladders(scenario, provider);
  const { onDone: onRun, stop } = await createRunsProgress(host.watched, changes.length + 1);
  const load = async ({ sets }: Change): Promise<ChangedScenario> => {
    const { scenario, diagnostics } = await readScenario(path, { ...args, set: [...args.set, ...sets] });
    if (scenario !== undefined) return { scenario };
    const { path: key, message } = diagnostics.find(({ severity }) => severity === 'error') ?? diagnostics[0];
    return { reason: `${key} ${message}` };
  };
  try {
    return await withoutWait({ task, waitMs, limitMs, changes, load, onRun });
  } finally {
    stop();
  }
}

/** JSON knows no Infinity: a wait without end is null. */
const toJson = (answer: Story): string => `${JSON.stringify({ schemaVersion: 1, ...answer }, undefined, 2)}\n`;
