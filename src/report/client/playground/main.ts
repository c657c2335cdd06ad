import { withChange, withoutChange, type ChangeList } from '../../playground/change-list.js';
import { readFragment } from '../../playground/link.js';
import { playgroundFiles, type PlaygroundData, type PlaygroundScenario } from '../../playground/playground-data.js';
import type { RunAnswer, RunDone } from '../../playground/run-request.js';
import { byId } from '../dom.js';
import { createEditor } from './editor.js';
import { createEngine } from './engine.js';
import { listenToEnds, showCommand, showTrace } from './ends.js';
import { createLinkKeeper } from './link-keeper.js';
import { unpacked } from './packing.js';
import { createPanel } from './panel.js';
import { isEdited, isPlain, type Session } from './session.js';
import { createShownReport } from './shown-report.js';
import { createStatus } from './status.js';
import { createTabs } from './tabs.js';

// The playground's own script: hears what is moved, asks the engine, and draws what it answers. It computes no figure.

/** Who writes is not interrupted at each letter. */
const TYPING_MS = 150;

let session: Session | undefined;
let typing: number | undefined;

const status = createStatus();
const shown = createShownReport();
const engine = createEngine(playgroundFiles.worker, hear);
const keepLink = createLinkKeeper(() => session);
const openTab = createTabs((id) => {
  document.body.classList.toggle('writes', id === 'tab-yaml');
  dispatchEvent(new Event('resize'));
});
const editor = createEditor(
  (text) => {
    clearTimeout(typing);
    typing = setTimeout(() => {
      change(() => ({ text, set: [] }));
    }, TYPING_MS);
  },
  () => {
    openTab('tab-yaml');
  },
);
const panel = createPanel(byId('panel-controls'), {
  onChange(path, value) {
    change(({ set }) => ({ set: withChange(set, path, value) }));
  },
  onUndo(path) {
    change(({ set }) => ({ set: withoutChange(set, path) }));
  },
});

function change(make: (session: Session) => Partial<Pick<Session, 'text' | 'set'>>): void {
  if (session === undefined) return;
  session = { ...session, ...make(session) };
  keepLink();
  // The first run comes first; what was changed meanwhile is asked for when it is there.
  if (session.stage === 'ready') ask(session);
}

function ask({ data, scenario, text, set, stage }: Session): void {
  const { file, files } = scenario;
  status.wait();
  const what = stage === 'first' ? { text: scenario.text, set: [] } : { text, set };
  engine.ask({ ...what, file, files, version: data.version });
}

function hear(answer: RunAnswer, tookMs: number): void {
  if (session === undefined) return;
  if (answer.kind === 'progress') {
    status.progress(answer.share);
    return;
  }
  const wasFirst = session.stage === 'first';
  session = { ...session, stage: 'ready' };
  if (answer.kind === 'done') {
    const isFirst = session.first === undefined;
    session = { ...session, first: session.first ?? answer, latest: answer, shownText: answer.text };
    status.end('', false);
    show(session, answer, tookMs, isFirst);
  } else if (answer.kind === 'refused') {
    const { length } = answer.diagnostics;
    session = { ...session, shownText: answer.text };
    status.end(`Not run: ${length} ${length === 1 ? 'fault' : 'faults'}`, true);
    editor.show(answer.text);
    editor.mark(answer.diagnostics);
    showCommand(session, session.set);
  } else {
    status.end(`The run failed: ${answer.message}`, true);
  }
  if (wasFirst && !isPlain(session)) ask(session);
}

function show(now: Session, answer: RunDone, tookMs: number, isFirst: boolean): void {
  const { first } = now;
  document.body.classList.add('drawn');
  shown.draw(answer.report, isFirst || isPlain(now) ? undefined : first?.report);
  panel.show(answer.controls, first?.controls ?? []);
  editor.show(answer.text);
  editor.mark(answer.diagnostics);
  showTrace(now, answer, tookMs);
  showCommand(now, answer.set);
}

/** Begins anew with a scenario. */
function start(data: PlaygroundData, scenario: PlaygroundScenario, changes: { text: string; set: ChangeList }): void {
  session = {
    data,
    scenario,
    ...changes,
    stage: 'first',
    first: undefined,
    latest: undefined,
    shownText: changes.text,
  };
  document.title = `${scenario.title} · ECS capacity playground`;
  byId('file').textContent = scenario.file;
  (byId('scenario') as HTMLSelectElement).value = scenario.file;
  editor.setText(changes.text);
  ask(session);
}

/** As the link says. */
async function startAtLink(data: PlaygroundData): Promise<void> {
  const { scenario: named, set, packed } = readFragment(location.hash);
  const scenario = data.scenarios.find(({ file }) => file === named) ?? data.scenarios.at(0);
  if (scenario === undefined) throw new Error('there is no scenario');
  const text = packed === undefined ? undefined : await unpacked(packed);
  const isBare = location.hash.length < 2;
  start(data, scenario, { text: text ?? scenario.text, set: isBare ? scenario.set : set });
}

/** The file has changed: what was moved stays moved. A text that was edited here is not taken away. */
async function readAgain(): Promise<void> {
  const data = await fetchData();
  const scenario = data.scenarios.at(0);
  if (session === undefined || scenario === undefined) return;
  if (JSON.stringify(scenario) === JSON.stringify(session.scenario)) return;
  start(data, scenario, { text: isEdited(session) ? session.text : scenario.text, set: session.set });
}

async function fetchData(): Promise<PlaygroundData> {
  const response = await fetch(playgroundFiles.data);
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as PlaygroundData;
}

function tell(error: unknown): void {
  document.body.classList.add('drawn');
  status.end(error instanceof Error ? error.message : String(error), true);
}

function openChoice(data: PlaygroundData): void {
  const choice = byId('scenario') as HTMLSelectElement;
  choice.replaceChildren(...data.scenarios.map(({ file, title }) => new Option(`${file}: ${title}`, file)));
  const label = choice.closest('label');
  if (label !== null) label.hidden = data.scenarios.length < 2;
  byId('file').hidden = data.scenarios.length > 1;
  choice.addEventListener('change', () => {
    const scenario = data.scenarios.find(({ file }) => file === choice.value);
    if (scenario === undefined) return;
    start(data, scenario, { text: scenario.text, set: scenario.set });
    keepLink();
  });
}

async function open(): Promise<void> {
  const data = await fetchData();
  openChoice(data);
  await startAtLink(data);
  addEventListener('hashchange', () => {
    startAtLink(session?.data ?? data).catch(tell);
  });
  listenToEnds(
    () => session,
    () => {
      change(({ scenario }) => ({ text: scenario.text, set: [] }));
      if (session !== undefined) editor.setText(session.scenario.text);
    },
  );
  if (!data.isLive) return;
  new EventSource(playgroundFiles.changes).addEventListener('changed', () => {
    readAgain().catch(tell);
  });
}

open().catch(tell);
