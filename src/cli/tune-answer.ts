import { round } from '../analysis/round.js';
import { createBootstrap, type Bootstrap, type Estimate } from '../analysis/statistics/bootstrap.js';
import { estimateDifference } from '../analysis/statistics/difference.js';
import { estimateMean } from '../analysis/statistics/mean.js';
import { createStreams } from '../kernel/random.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Scenario } from '../model/scenario.js';
import { terraformText } from '../scenario/terraform.js';
import type { Operator } from '../sweep/condition.js';
import { seedsFrom } from '../sweep/seeds.js';
import type { Sureness } from '../sweep/tune/beats.js';
import type { Candidate, Outcome } from '../sweep/tune/ledger.js';
import { worstOf } from '../sweep/tune/objective.js';
import { isMetIn, isOut } from '../sweep/tune/standing.js';
import type { TunePlan, TuneResult } from '../sweep/tune/tune.js';
import { meanAnswer, type MeanAnswer } from './compare-answer.js';
import { tuneYaml } from './render/tune-yaml.js';
import { changedValues } from './tune-change.js';

/** The answer of `simulate tune`, as `--json` prints it; docs/tune.md. Infinities print as "Infinity", "-Infinity". */
export interface TuneAnswer {
  readonly schemaVersion: 1;
  readonly scenario: string;
  readonly file: string;
  readonly objectives: readonly {
    readonly text: string;
    readonly metric: string;
    readonly operator: Operator;
    readonly limit: number;
  }[];
  /** Which part of the seeds must meet them, in percent. */
  readonly sharePercent: number;
  readonly costMetric: string;
  readonly waitMetric: string;
  readonly met: boolean;
  /** The cheapest that meets the objectives; null when none does. */
  readonly recommendation: SettingAnswer | null;
  /** When none does: the one that misses them by least. */
  readonly nearest: SettingAnswer | null;
  /** The file as it is. */
  readonly present: PresentAnswer;
  /** From the file to the recommendation, or to the nearest. */
  readonly change: ChangeAnswer;
  /** No other is cheaper and waits less. The cheapest first, the recommendation among them. */
  readonly front: readonly FrontAnswer[];
  /** Of each objective that keeps a setting from being cheaper. */
  readonly binding: readonly BindingAnswer[];
  readonly search: SearchAnswer;
  /** What `simulate lint` says of the recommendation, and not of the file as it is. */
  readonly findings: readonly Diagnostic[];
}

export interface SettingAnswer {
  /** By dimension; of the file as it is without those whose value is not on the ladder. */
  readonly settings: Readonly<Record<string, string>>;
  /** What differs from the file. */
  readonly set: readonly string[];
  readonly cost: MeanAnswer;
  readonly wait: MeanAnswer;
  readonly objectives: readonly ObjectiveAnswer[];
  /** Seeds it was tried with, and those with which every objective was met. */
  readonly seeds: number;
  readonly seedsMet: number;
  /** Of these, the ones that the search had not used. */
  readonly unseen: { readonly seeds: number; readonly seedsMet: number };
  readonly meets: boolean;
}

export interface ObjectiveAnswer {
  readonly objective: string;
  readonly seedsMet: number;
  /** The values of the metric, in the order of the seeds. */
  readonly values: readonly (number | null)[];
  /** The one that is furthest from the objective. */
  readonly worst: number | null;
}

export interface ChangeAnswer {
  readonly set: readonly string[];
  /** The part of the scenario file that changes. */
  readonly yaml: string;
  readonly terraform: string;
  /** What it costs more than the file as it is, in percent, with the seeds that both were tried with. */
  readonly costPercent: Estimate;
}

export interface FrontAnswer extends SettingAnswer {
  readonly recommended: boolean;
  /** How sure it is that the recommendation is better; null for itself, and where there is none. */
  readonly beaten: Sureness | null;
}

export interface PresentAnswer extends SettingAnswer {
  /** As in the front. */
  readonly beaten: Sureness | null;
}

export interface BindingAnswer {
  readonly objective: string;
  /** The nearest setting that is cheaper and misses it. */
  readonly cheaper: SettingAnswer;
  readonly costPercent: Estimate;
  readonly beaten: Sureness;
}

export interface SearchAnswer {
  readonly dimensions: readonly {
    readonly name: string;
    readonly paths: readonly string[];
    readonly values: readonly string[];
    /** Null: the file has a value that is not among them. */
    readonly present: string | null;
  }[];
  readonly runs: number;
  readonly settings: number;
  readonly tried: number;
  readonly exhaustive: boolean;
  /** What ended it before its own end. */
  readonly endedBy: 'runs' | 'minutes' | null;
  readonly seeds: { readonly first: string; readonly count: number; readonly unseen: number };
}

/** What an answer is made of. */
export interface Tuned {
  readonly plan: TunePlan;
  readonly result: TuneResult;
  readonly scenario: Scenario;
  readonly file: string;
  readonly findings: readonly Diagnostic[];
}

export function tuneAnswer({ plan, result, scenario, file, findings }: Tuned): TuneAnswer {
  const { objectives, dimensions, share, cost, wait, seed } = plan;
  const { best, isMet, origin, rules } = result;
  const answerOf = (candidate: Candidate): SettingAnswer => settingAnswer(candidate, plan, result);
  const beatenBy = (other: Candidate): Sureness | null =>
    !isMet || other === best ? null : result.surenessOver(other);
  const changes = changedValues(best.set, scenario);
  return {
    schemaVersion: 1,
    scenario: scenario.name,
    file,
    objectives: objectives.map(({ text, metric, operator, limit }) => ({ text, metric, operator, limit })),
    sharePercent: share * 100,
    costMetric: cost,
    waitMetric: wait,
    met: isMet,
    recommendation: isMet ? answerOf(best) : null,
    nearest: isMet ? null : answerOf(best),
    present: { ...answerOf(origin), beaten: beatenBy(origin) },
    change: {
      set: best.set,
      yaml: tuneYaml(changes),
      terraform: terraformText(changes),
      costPercent: dearerPercent(best, origin, seed),
    },
    front: result.front.map((candidate) => ({
      ...answerOf(candidate),
      recommended: isMet && candidate === best,
      beaten: beatenBy(candidate),
    })),
    binding: result.bindings.map(({ objective, cheaper }) => ({
      objective: objective.text,
      cheaper: answerOf(cheaper),
      costPercent: dearerPercent(cheaper, best, seed),
      beaten: result.surenessOver(cheaper),
    })),
    search: {
      dimensions: dimensions.map(({ name, paths, settings, present }) => ({
        name,
        paths,
        values: settings.map(({ text }) => text),
        present: present === undefined ? null : settings[present].text,
      })),
      runs: result.runs,
      settings: result.settings,
      tried: result.tried,
      exhaustive: result.exhaustive,
      endedBy: result.over ?? null,
      seeds: { first: seedsFrom(seed, 1)[0], count: rules.seeds, unseen: rules.unseenSeeds },
    },
    findings,
  };
}

/** A setting as it stands. Pages tell of all of them, and bring the resamples with them. */
export function settingAnswer(
  candidate: Candidate,
  { dimensions, objectives, seed }: TunePlan,
  { rules }: Pick<TuneResult, 'rules'>,
  bootstrapOf: (size: number) => Bootstrap = (size) => createBootstrap([size], createStreams(seed)('bootstrap')),
): SettingAnswer {
  const { point, set, outcomes } = candidate;
  const all = [...outcomes].sort(([a], [b]) => a - b);
  const values = all.map(([, outcome]) => outcome);
  const unseen = all.flatMap(([n, outcome]) => (n >= rules.seeds ? [outcome] : []));
  const met = (those: readonly Outcome[]): number => those.filter(isMetIn).length;
  const bootstrap = bootstrapOf(values.length);
  const mean = (figures: readonly number[]): MeanAnswer =>
    meanAnswer({ values: figures, mean: estimateMean(figures, bootstrap) });
  return {
    settings: Object.fromEntries(
      dimensions.flatMap(({ name, settings, present }, d) => {
        const place = point === undefined ? present : point[d];
        return place === undefined ? [] : [[name, settings[place].text]];
      }),
    ),
    set,
    cost: mean(values.map((outcome) => outcome.cost)),
    wait: mean(values.map((outcome) => outcome.wait)),
    objectives: objectives.map((objective, o): ObjectiveAnswer => {
      const figures = values.map((outcome) => outcome.figures[o]);
      return {
        objective: objective.text,
        seedsMet: values.filter(({ misses }) => misses[o] === 0).length,
        values: figures,
        worst: worstOf(objective, figures),
      };
    }),
    seeds: values.length,
    seedsMet: met(values),
    unseen: { seeds: unseen.length, seedsMet: met(unseen) },
    meets: !isOut(candidate, rules),
  };
}

/** What one costs more than the other with the seeds that both were tried with, in percent. */
function dearerPercent(candidate: Candidate, other: Candidate, seed: string): Estimate {
  const pairs = [...candidate.outcomes].flatMap(([n, { cost }]) => {
    const before = other.outcomes.get(n)?.cost;
    return before === undefined ? [] : [{ before, cost }];
  });
  const bootstrap = createBootstrap([pairs.length], createStreams(seed)('bootstrap', 'difference'));
  const before = pairs.map((pair) => pair.before);
  const after = pairs.map((pair) => pair.cost);
  const { value, low, high } = estimateDifference(before, after, 'paired', bootstrap).relative;
  return { value: round(value * 100, 6), low: round(low * 100, 6), high: round(high * 100, 6) };
}
