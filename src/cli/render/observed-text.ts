import { clockText } from '../../analysis/clock-text.js';
import { durationText } from '../../analysis/duration-text.js';
import type { ObservedAnswer } from '../observed.js';
import { numberText } from './number-text.js';
import type { Page } from './page.js';
import { sparkline } from './sparkline.js';
import { clip, wrap } from './wrap.js';

const LABEL = 10;
const INDENT = '    ';
const CHART_AT_LEAST = 8;

/** Each real series and the run's on one scale, and how far they are apart. */
export const observedText = (answers: readonly ObservedAnswer[], page: Page): string =>
  answers.map((answer) => oneText(answer, page)).join('\n\n');

function oneText(answer: ObservedAnswer, page: Page): string {
  const { capacityProvider, pairs } = answer;
  const greatest = pairs.reduce((most, { observed, run }) => Math.max(most, observed, run), 0);
  const note = `0 to ${numberText(greatest)} %`;
  const width = Math.max(CHART_AT_LEAST, page.columns - INDENT.length - LABEL - 2 - note.length);
  const line = (label: string, values: readonly number[]): string =>
    `${INDENT}${page.faint(label.padEnd(LABEL))}${page.accent(sparkline(values, width, greatest))}  ${note}`;
  return [
    `  ${clip(capacityProvider, page.columns - 2)}, from ${clockText(pairs[0].t * 1000)} to ${clockText(pairs[pairs.length - 1].t * 1000)}`,
    line(
      'observed',
      pairs.map(({ observed }) => observed),
    ),
    line(
      'run',
      pairs.map(({ run }) => run),
    ),
    ...sentences(answer).map((sentence) => wrap(sentence, page.columns, INDENT)),
  ].join('\n');
}

function sentences(answer: ObservedAnswer): readonly string[] {
  const { points, compared, meanAbsoluteError, rootMeanSquareError, meanError, correlation } = answer;
  const outside = points > compared ? ` (outside the run: ${numberText(points - compared)})` : '';
  const bias =
    Math.abs(meanError) < 0.05
      ? 'level on average'
      : `${numberText(Math.abs(meanError), 1)} points too ${meanError > 0 ? 'high' : 'low'} on average`;
  return [
    `${numberText(compared)} points compared${outside}: mean absolute error ${numberText(meanAbsoluteError, 1)} points, root mean square ${numberText(rootMeanSquareError, 1)}; the run is ${bias}.`,
    `${correlation === null ? 'One of them never changes, so there is no correlation.' : `Correlation ${numberText(correlation, 2)}.`} ${offset(answer)}`,
  ];
}

function offset({ bestOffsetSeconds, rootMeanSquareErrorThere }: ObservedAnswer): string {
  if (bestOffsetSeconds === 0) return 'No shift within half an hour fits better.';
  const by = durationText(Math.abs(bestOffsetSeconds) * 1000);
  return `They fit best with the run ${by} ${bestOffsetSeconds > 0 ? 'later' : 'earlier'}: root mean square ${numberText(rootMeanSquareErrorThere, 1)}.`;
}
