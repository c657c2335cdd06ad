import { preciseClockText } from '../../analysis/clock-text.js';
import { durationText } from '../../analysis/duration-text.js';
import { waitMeaning } from '../../analysis/explain/wait-meaning.js';
import type { Counterfactual, Tried } from '../../sweep/counterfactual/without-wait.js';
import type { WaitAnswer } from '../command/explain.js';
import type { Page } from './page.js';
import { section } from './section.js';
import { storyParts } from './story-text.js';
import { textTable } from './text-table.js';

/** How long it waited, on what, what would have spared it, and the chain of causes. */
export const waitText = (answer: WaitAnswer, page: Page, withFacts: boolean): string =>
  [
    `${page.strong(answer.subject)}: ${verdict(answer)}`,
    '',
    ...[
      partsText(answer, page),
      counterfactualText(answer.counterfactual, page),
      ...storyParts(answer, page, withFacts),
    ]
      .filter((part) => part !== '')
      .map((part) => `${part}\n`),
  ].join('\n');

function verdict({ wait: { outcome, fromMs, untilMs } }: WaitAnswer): string {
  const lasted = durationText(untilMs - fromMs);
  if (outcome === 'stillWaiting') return `it waits at the end of the run, for ${lasted} so far`;
  if (outcome === 'notPlaced') return `it found no place, and stopped after ${lasted}`;
  return untilMs === fromMs ? 'it was placed at once' : `it waited ${lasted}`;
}

function partsText({ wait }: WaitAnswer, page: Page): string {
  if (wait.parts.length === 0) return '';
  const rows = wait.parts.map(({ cause, fromMs, untilMs, fact }) => [
    waitMeaning[cause],
    preciseClockText(fromMs).replace(/\.000$/, ''),
    durationText(untilMs - fromMs),
    fact === null ? '' : `#${fact}`,
  ]);
  const heads = ['what it waited for', 'from', 'for', 'ended by fact'];
  return section(
    'Where the time went',
    textTable(
      heads.map((head) => ({ head })),
      rows,
      page,
    ),
    page,
  );
}

function counterfactualText(found: Counterfactual | null, page: Page): string {
  if (found === null) return '';
  const { change, others, nearest, runs, refused } = found;
  const spent = `${runs} ${runs === 1 ? 'run' : 'runs'}`;
  const lines =
    change === null
      ? [`No single change that was tried would have (${spent}).`, ...(nearest === null ? [] : [nearestText(nearest)])]
      : [
          `${page.good(change.sets.join(' '))}, found in ${spent}, the last of which verifies it.`,
          ...others.map(({ change: other }) => `So would ${other.sets.join(' ')}.`),
        ];
  const left = refused.map(({ sets }) => `${sets.join(' ')} cannot be run.`);
  return section('What would have spared it the wait', [...lines, ...left].map((line) => `  ${line}`).join('\n'), page);
}

const nearestText = ({ change, waitMs }: Tried): string =>
  `${change.sets.join(' ')} would have left ${durationText(waitMs ?? 0)}.`;
