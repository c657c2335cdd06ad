import { instanceStory } from '../../analysis/explain/instance-story.js';
import { scalingStory } from '../../analysis/explain/scaling-story.js';
import type { Story } from '../../analysis/explain/story.js';
import { taskStory } from '../../analysis/explain/task-story.js';
import { tellRun, type ToldRun } from '../../analysis/explain/told-run.js';
import { waitOf, type Wait } from '../../analysis/explain/wait-parts.js';
import { simulate } from '../../simulate.js';
import { ladders, readChange, type Change } from '../../sweep/counterfactual/change.js';
import { withoutWait, type Counterfactual } from '../../sweep/counterfactual/without-wait.js';
import type { Arguments } from '../arguments.js';
import { exitCode } from '../exit-code.js';
import type { Host } from '../host.js';
import type { Call } from '../main.js';
import { openScenario, type OpenScenario } from '../open-scenario.js';
import { createProgress } from '../progress.js';
import { readScenario } from '../read-scenario.js';
import { createPage } from '../render/page.js';
import { storyText } from '../render/story-text.js';
import { waitText } from '../render/wait-text.js';
import { timeOption } from '../time-option.js';
import { notInRun } from '../unknown-subject.js';
import { UsageError } from '../usage-error.js';

/** The answer of `simulate explain … wait`, as `--json` prints it; that of the others is a Story. */
export interface WaitAnswer extends Story {
  readonly wait: Wait;
  /** Null for a task that did not wait. */
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
  if (tries.length > 0 && subject !== 'wait') throw new UsageError('--try is for the wait of a task');
  const run = tellRun(await runOnce(opened, host));
  const story = storyOf(run, subject, id, atMs);
  if (story === undefined) throw notInRun(run, subject, id);
  const page = createPage(host.columns, host.colorsAnswer && !args.noColor);
  const withFacts = args.isSet('facts');
  if (subject === 'wait') {
    const answer = await answerWait(args, run, story, tries);
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

async function answerWait(args: Arguments, run: ToldRun, story: Story, tries: readonly Change[]): Promise<WaitAnswer> {
  const { scenario } = run;
  const task = story.subject.slice('task '.length);
  const wait = waitOf(run, task);
  if (wait === undefined) throw new Error(`${task} was told of, and was never asked for`);
  const waitMs = wait.outcome === 'placed' ? wait.untilMs - wait.fromMs : Infinity;
  const [requested] = run.find(({ type, ...entry }) => type === 'TaskRequested' && entry['task'] === task);
  const provider = scenario.capacityProviders.findIndex(({ name }) => name === requested['provider']);
  const counterfactual =
    waitMs === 0
      ? null
      : await withoutWait({
          task,
          waitMs,
          limitMs: 0,
          changes: tries.length > 0 ? tries : ladders(scenario, provider),
          load: async ({ sets }) =>
            (await readScenario(args.words[0], { ...args, set: [...args.set, ...sets] })).scenario,
        });
  return { ...story, subject: `wait ${task}`, wait, counterfactual };
}

/** JSON knows no Infinity: a wait without end is null. */
const toJson = (answer: object): string => `${JSON.stringify(answer, undefined, 2)}\n`;
