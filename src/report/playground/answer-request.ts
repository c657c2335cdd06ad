import { changedText } from '../../scenario/changed-text.js';
import { lintScenario } from '../../scenario/lint/lint-scenario.js';
import { loadScenario, type LoadedScenario } from '../../scenario/load.js';
import { createReport } from '../report-document.js';
import type { ChangeList } from './change-list.js';
import { controlsOf } from './controls-of.js';
import type { RunAnswer, RunRequest } from './run-request.js';
import { terraformOf } from './terraform-of.js';
import { withCompanions } from './with-companions.js';

/**
 * Loads, lints and runs what is asked, as the command line does with `--set`. Never throws for what the text holds.
 * @throws Defect and RunLimitExceeded, as `simulate` does.
 */
export function answerRequest(request: RunRequest, onProgress: (share: number) => void): RunAnswer {
  const { id, text, version } = request;
  const set = completed(request);
  const loaded = load(request, text, set);
  const changed = changedText(text, set);
  const shown = changed?.text ?? text;
  // Lines are those of the text that is shown, which has the changes in it.
  const placed = set.length === 0 ? loaded : load(request, shown, []);
  const { scenario } = loaded;
  if (scenario === undefined) {
    const diagnostics = placed.scenario === undefined ? placed.diagnostics : loaded.diagnostics;
    return { id, kind: 'refused', diagnostics, text: shown };
  }
  const findings = lintScenario(scenario, placed.locate);
  const report = createReport({
    scenario,
    source: shown,
    version,
    findings,
    onProgress: (nowMs) => {
      onProgress(nowMs / scenario.durationMs);
    },
  });
  return {
    id,
    kind: 'done',
    report,
    controls: controlsOf(scenario, changed?.data),
    set,
    diagnostics: placed.diagnostics,
    text: shown,
    terraform: terraformOf(scenario),
  };
}

const SIZES = 'autoScalingGroups[';

function completed(request: RunRequest): ChangeList {
  if (!request.set.some((item) => item.startsWith(SIZES))) return request.set;
  const { scenario } = load(request, request.text, []);
  return scenario === undefined ? request.set : withCompanions(request.set, scenario);
}

const load = ({ file, files }: RunRequest, text: string, set: ChangeList): LoadedScenario =>
  loadScenario(text, {
    file,
    set,
    readText: (name) =>
      Object.hasOwn(files, name) ? files[name] : { ok: false, reason: 'the page has no such file beside the scenario' },
  });
