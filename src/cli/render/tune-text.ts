import type { Estimate } from '../../analysis/statistics/bootstrap.js';
import type { ObjectiveAnswer, SettingAnswer, TuneAnswer } from '../tune-answer.js';
import { changeText, figureText } from './figure-text.js';
import { findingsText } from './findings-text.js';
import { numberText } from './number-text.js';
import type { Page } from './page.js';
import { section } from './section.js';
import { frontTable } from './tune-front.js';
import { differenceText, sureText } from './tune-words.js';
import { wrap } from './wrap.js';

const EQUAL_PERCENT = 0.25;

/** The answer of `simulate tune`, for people. Ends with a line break. */
export function tuneText(answer: TuneAnswer, page: Page): string {
  const { scenario, objectives, sharePercent, change, recommendation, nearest } = answer;
  const often = sharePercent === 100 ? 'with every seed' : `with ${sharePercent} % of the seeds`;
  const aim = `The cheapest settings with ${objectives.map(({ text }) => text).join(' and ')}, ${often}`;
  const paragraphs = (lines: readonly string[]): string =>
    lines.map((line) => wrap(line, page.columns, '  ')).join('\n');
  const parts = [
    `${page.strong(wrap(scenario, page.columns, ''))}\n${page.faint(wrap(aim, page.columns, ''))}`,
    recommendation === null
      ? ''
      : section('Recommendation', paragraphs(recommendationLines(answer, recommendation)), page),
    nearest === null ? '' : section(page.bad('Out of reach'), paragraphs(nearestLines(answer, nearest)), page),
    section('Cost and wait: nothing that was tried is cheaper and waits less', frontTable(answer, page), page),
    section('What binds', paragraphs(bindingLines(answer)), page),
    section('What lint says of it', findingsText(answer.findings, answer.file, page), page),
    section('As --set', change.set.map((item) => `  --set '${item.replaceAll("'", `'\\''`)}'`).join('\n'), page),
    section('In the scenario file', indented(change.yaml), page),
    section('In Terraform', indented(change.terraform), page),
    page.faint(
      searchLines(answer)
        .map((line) => wrap(line, page.columns, ''))
        .join('\n'),
    ),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

const indented = (text: string): string =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => (line === '' ? '' : `  ${line}`))
    .join('\n');

export function recommendationLines(answer: TuneAnswer, best: SettingAnswer): readonly string[] {
  const { present, change, costMetric, waitMetric } = answer;
  const { seeds, unseen } = best;
  const isAsItIs = best.set.length === 0;
  const confirmed =
    unseen.seeds === 0
      ? 'the budget left none for seeds that the search had not seen'
      : `and with ${unseen.seedsMet} of ${unseen.seeds} that the search had not seen`;
  return [
    isAsItIs ? 'The file as it is.' : `${settingWords(best, present)}.`,
    `It costs ${meanText(costMetric, best.cost)}${isAsItIs ? '' : `, ${percentText(change.costPercent)} than the file as it is`}; ${waitMetric} is ${meanText(waitMetric, best.wait)}.`,
    `The objectives are met with ${best.seedsMet - unseen.seedsMet} of ${seeds - unseen.seeds} seeds, ${confirmed}. ${best.objectives.map((each) => worstText(each, answer)).join(' ')}`,
    ...(isAsItIs || present.beaten === null ? [] : [`It beats the file as it is with ${sureText(present.beaten)}.`]),
    ...(present.meets && change.costPercent.value > EQUAL_PERCENT
      ? ['The file as it is meets the objectives too, and is cheaper: its values are not among those of --vary.']
      : []),
  ];
}

export function nearestLines(answer: TuneAnswer, nearest: SettingAnswer): readonly string[] {
  const { present, costMetric } = answer;
  const { seeds, seedsMet, objectives } = nearest;
  const hint =
    seedsMet >= 0.9 * seeds && seeds > 1 ? [`--share ${Math.floor((100 * seedsMet) / seeds)} asks for less.`] : [];
  return [
    'No setting that was tried meets the objectives.',
    `The nearest is ${nearest.set.length === 0 ? 'the file as it is' : settingWords(nearest, present)}: it meets them with ${seedsMet} of ${seeds} seeds, and costs ${meanText(costMetric, nearest.cost)}.`,
    ...objectives
      .filter((each) => each.seedsMet < seeds)
      .map(
        (each) =>
          `${each.objective} is missed with ${seeds - each.seedsMet} of ${seeds} seeds. ${worstText(each, answer)}`,
      ),
    ...hint,
  ];
}

/** `targetCapacity 100 (now 80) and minSize 3 (now 0)`. */
const settingWords = (setting: SettingAnswer, present: SettingAnswer): string =>
  differenceText(setting.settings, present.settings, (now) => (now === '' ? '' : ` (now ${now})`));

function worstText({ objective, worst }: ObjectiveAnswer, { objectives }: TuneAnswer): string {
  const { metric = '' } = objectives.find(({ text }) => text === objective) ?? {};
  return `The worst ${metric} is ${worst === null ? 'not priced' : figureText(metric, worst)}.`;
}

export function bindingLines({ binding, recommendation, nearest, objectives, search }: TuneAnswer): readonly string[] {
  const best = recommendation ?? nearest;
  const ends = best === null ? [] : endLines(best, search);
  if (recommendation === null) return ends;
  const bound = binding.map(({ objective, cheaper, costPercent, beaten }) => {
    const missed = cheaper.objectives.find((each) => each.objective === objective);
    const { metric = '' } = objectives.find(({ text }) => text === objective) ?? {};
    const often = `${cheaper.seeds - (missed?.seedsMet ?? 0)} of ${cheaper.seeds}`;
    const worst = typeof missed?.worst === 'number' ? `, the worst ${figureText(metric, missed.worst)}` : '';
    const words = differenceText(cheaper.settings, recommendation.settings, (from) => ` in place of ${from}`);
    return `${objective}: ${words} would cost ${percentText(costPercent)}, but misses it with ${often} seeds${worst}. It is beaten with ${sureText(beaten)}.`;
  });
  return [...(bound.length === 0 ? ['No objective: nothing cheaper was found that misses one.'] : bound), ...ends];
}

/** A ladder may end too early. */
const endLines = ({ settings }: SettingAnswer, { dimensions }: TuneAnswer['search']): readonly string[] =>
  dimensions.flatMap(({ name, paths, values }) => {
    const value = settings[name];
    const isEnd =
      values.length > 1 && (value === values[0] || value === values.at(-1)) && Number.isFinite(Number(value));
    return isEnd && !isNatural(name, value)
      ? [`${name} stands at the end of what was searched, ${value}: --vary '${paths[0]}=…' can go further.`]
      : [];
  });

/** There is nothing beyond. */
const isNatural = (name: string, value: string): boolean =>
  (name.startsWith('targetCapacity') && value === '100') ||
  (name.startsWith('minSize') && value === '0') ||
  (name.includes('ScalingStepSize') && (value === '1' || value === '10000'));

const meanText = (metric: string, { mean, low, high }: SettingAnswer['cost']): string =>
  low === high ? figureText(metric, mean) : changeText(metric, { value: mean, low, high, unit: 'own' });

/** `19.7 % less [19.3, 20.1]`. */
function percentText({ value, low, high }: Estimate): string {
  const [least, most] = value < 0 ? [-high, -low] : [low, high];
  const text = (x: number): string => (Number.isFinite(x) ? numberText(x, 1) : '∞');
  const interval = least === most ? '' : ` [${text(least)}, ${text(most)}]`;
  return `${text(Math.abs(value))} % ${value < 0 ? 'less' : 'more'}${interval}`;
}

export function searchLines({ search, met }: TuneAnswer): readonly string[] {
  const { tried, settings, runs, exhaustive, seeds, endedBy } = search;
  const how = exhaustive ? 'All' : `${numberText(tried)} of`;
  return [
    `${how} ${numberText(settings)} settings were tried, in ${numberText(runs)} runs: those that may be the answer with ${seeds.count} seeds from ${seeds.first} on${met ? `, the recommendation with ${seeds.unseen} more` : ''}.`,
    'p: in which part of resamples of the seeds the recommendation meets the objectives and the other does not, or costs more.',
    ...(endedBy === null
      ? []
      : [`The ${endedBy} were spent before the search had come to its end: --${endedBy} gives it more.`]),
  ];
}
