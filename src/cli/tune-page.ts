import { createBootstrap, type Bootstrap } from '../analysis/statistics/bootstrap.js';
import { estimateMean } from '../analysis/statistics/mean.js';
import { createStreams } from '../kernel/random.js';
import type { StudyMean } from '../report/study/study-point.js';
import type { TuneCandidate, TuneDocument, TuneMeasure } from '../report/study/tune-document.js';
import { fateOf } from '../sweep/tune/fate.js';
import type { Candidate } from '../sweep/tune/ledger.js';
import { costOf } from '../sweep/tune/standing.js';
import type { Arguments } from './arguments.js';
import { meanAnswer } from './compare-answer.js';
import { pointCommand } from './point-command.js';
import { kindOf } from './render/figure-text.js';
import { bindingLines, nearestLines, recommendationLines, searchLines } from './render/tune-text.js';
import { valueText } from './render/tune-words.js';
import { studyMean } from './study-mean.js';
import type { ReportFolder } from './study-options.js';
import { settingAnswer, tuneAnswer, type TuneAnswer, type Tuned } from './tune-answer.js';
import { fateWords } from './tune-fate-words.js';
import { version } from './version.js';
import type { ReportedPoint } from './write-point-reports.js';

/** So many a page shows: what matters, then the cheapest. */
const MOST = 2000;

export function tuneDocument(tuned: Tuned, args: Arguments, reports: ReportFolder | undefined): TuneDocument {
  const { plan, result, findings } = tuned;
  const answer = tuneAnswer(tuned);
  const { objectives, search, sharePercent, change } = answer;
  const often = sharePercent === 100 ? 'with every seed' : `with ${sharePercent} % of the seeds`;
  const setting = answer.recommendation ?? answer.nearest;
  return {
    kind: 'tune',
    version: version(),
    title: answer.scenario,
    about: `The cheapest settings with ${objectives.map(({ text }) => text).join(' and ')}, ${often}`,
    met: answer.met,
    answer: setting === null ? [] : (answer.met ? recommendationLines : nearestLines)(answer, setting),
    binds: bindingLines(answer),
    search: searchLines(answer),
    changes: changesOf(change),
    findings,
    cost: { path: plan.cost, unit: kindOf(plan.cost) },
    measures: measuresOf(answer),
    dimensions: search.dimensions.map(({ name, present }) => ({
      name,
      present: present === null ? null : valueText(present),
    })),
    candidates: candidatesOf(tuned, args, reports),
    tried: result.tried,
  };
}

function changesOf({ set, yaml, terraform }: TuneAnswer['change']): TuneDocument['changes'] {
  if (set.length === 0) return [];
  const items = set.map((item) => `--set '${item.replaceAll("'", `'\\''`)}'`).join('\n');
  const texts = [
    { label: 'As --set', text: items },
    { label: 'In the scenario file', text: yaml.trimEnd() },
    { label: 'In Terraform', text: terraform.trimEnd() },
  ];
  return texts.filter(({ text }) => text !== '');
}

/** The objectives, and the wait where none of them is about it. */
function measuresOf({ objectives, waitMetric }: TuneAnswer): readonly TuneMeasure[] {
  const asked = objectives.map(({ text, metric, limit }) => ({
    path: metric,
    unit: kindOf(metric),
    objective: text,
    limit,
  }));
  const isThere = objectives.some(({ metric }) => metric === waitMetric);
  return isThere ? asked : [...asked, { path: waitMetric, unit: kindOf(waitMetric), objective: '', limit: null }];
}

/** Those that a page shows, the cheapest first. Costs are told against the file as it is, so that few seeds can be compared. */
function shownCandidates({ result }: Tuned): readonly Candidate[] {
  const { candidates, origin } = result;
  const matter = new Set(candidatesThatMatter(result));
  const byCost = candidates
    .map((candidate, n) => ({ candidate, cost: costOf(candidate, origin), n }))
    .sort((a, b) => (a.cost === b.cost ? a.n - b.n : a.cost - b.cost));
  let room = MOST - matter.size;
  return byCost.map(({ candidate }) => candidate).filter((candidate) => matter.has(candidate) || room-- > 0);
}

const candidatesThatMatter = ({ best, origin, front, bindings }: Tuned['result']): readonly Candidate[] => [
  ...new Set([best, origin, ...front, ...bindings.map(({ cheaper }) => cheaper)]),
];

/** The answer, the file as it is, the front, and what binds. */
export function reportedSettings(tuned: Tuned): readonly ReportedPoint[] {
  const shown = shownCandidates(tuned);
  return candidatesThatMatter(tuned.result).map((candidate) => ({
    name: settingFile(shown.indexOf(candidate)),
    set: candidate.set,
  }));
}

const settingFile = (n: number): string => `setting-${n + 1}.html`;

function candidatesOf(tuned: Tuned, args: Arguments, reports: ReportFolder | undefined): readonly TuneCandidate[] {
  const { plan, result } = tuned;
  const { best, origin, front, rules } = result;
  const matter = new Set(candidatesThatMatter(result));
  const bootstraps = new Map<number, Bootstrap>();
  const bootstrapOf = (size: number): Bootstrap => {
    const made = bootstraps.get(size) ?? createBootstrap([size], createStreams(plan.seed)('bootstrap'));
    bootstraps.set(size, made);
    return made;
  };
  return shownCandidates(tuned).map((candidate, n): TuneCandidate => {
    const { settings, cost, wait, objectives, seeds, seedsMet } = settingAnswer(candidate, plan, result, bootstrapOf);
    const fate = fateOf(candidate, best, plan.objectives, rules);
    const ofObjective = objectives.map(({ values }, o) =>
      meanOf(plan.objectives[o].metric, values, bootstrapOf(values.length)),
    );
    const isThere = plan.objectives.some(({ metric }) => metric === plan.wait);
    return {
      settings: plan.dimensions.map(({ name }) => (name in settings ? valueText(settings[name]) : '')),
      isPresent: candidate === origin,
      onFront: front.includes(candidate),
      standing: fate.kind,
      why: fateWords(fate, candidate, tuned),
      cost: studyMean(plan.cost, cost) ?? unpriced,
      measures: isThere ? ofObjective : [...ofObjective, studyMean(plan.wait, wait)],
      seeds,
      seedsMet,
      command: pointCommand(args, candidate.set, plan.seed),
      report: reports !== undefined && matter.has(candidate) ? reports.hrefOf(settingFile(n)) : null,
    };
  });
}

/** Null where a run has no such figure. */
function meanOf(path: string, values: readonly (number | null)[], bootstrap: Bootstrap): StudyMean | null {
  const figures = values.flatMap((value) => value ?? []);
  if (figures.length < values.length) return null;
  return studyMean(path, meanAnswer({ values: figures, mean: estimateMean(figures, bootstrap) }));
}

const unpriced: StudyMean = { mean: null, low: null, high: null, short: 'not priced', text: 'not priced' };
