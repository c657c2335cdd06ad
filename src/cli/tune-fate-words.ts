import type { Fate } from '../sweep/tune/fate.js';
import type { Candidate } from '../sweep/tune/ledger.js';
import { worstOf } from '../sweep/tune/objective.js';
import { isMetIn, meanOf, type PairedDifference } from '../sweep/tune/standing.js';
import { figureText } from './render/figure-text.js';
import { numberText } from './render/number-text.js';
import type { Tuned } from './tune-answer.js';

/** Why a setting is the answer, or is not. */
export function fateWords(fate: Fate, candidate: Candidate, { plan, result }: Tuned): string {
  const seeds = candidate.outcomes.size;
  const met = [...candidate.outcomes.values()].filter(isMetIn).length;
  const best = result.isMet ? 'the recommendation' : 'the nearest';
  switch (fate.kind) {
    case 'best':
      return result.isMet
        ? `The cheapest that was found to meet the objectives: with ${met} of ${seeds} seeds.`
        : `None meets the objectives; this one misses them by least: it meets them with ${met} of ${seeds} seeds.`;
    case 'misses': {
      const [first] = fate.missed;
      if (fate.missed.length === 0) return 'What it costs cannot be told.';
      const figures = [...candidate.outcomes.values()].map(
        (outcome) => outcome.figures[plan.objectives.indexOf(first.objective)],
      );
      const worst = worstOf(first.objective, figures);
      const told = fate.missed.map(
        ({ objective, seeds: missed }) => `${objective.text} with ${missed} of ${seeds} seeds`,
      );
      return `It misses ${told.join(', and ')}${worst === null ? '' : `; the worst is ${figureText(first.objective.metric, worst)}`}.`;
    }
    case 'dearer':
      return `It costs ${percentText(fate.difference, result)} more than ${best}, with ${withSeeds(fate.difference)}${fate.isSure ? '' : ', though not beyond doubt'}.`;
    case 'equal':
      return `It costs the same as ${best} to 0.25 %, with ${withSeeds(fate.difference)}: no reason to take it instead.`;
    case 'open':
      return `It costs ${percentText(fate.difference, result)} less than ${best} with ${withSeeds(fate.difference)}, but was not tried with enough seeds before the search ended.`;
  }
}

const withSeeds = ({ seeds }: PairedDifference): string =>
  seeds === 1 ? 'the one seed of both' : `the ${seeds} seeds of both`;

const percentText = ({ mean }: PairedDifference, { best }: Tuned['result']): string =>
  `${numberText((100 * Math.abs(mean)) / meanOf(best, 'cost'), 1)} %`;
