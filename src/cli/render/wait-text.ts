import { preciseClockText } from '../../analysis/clock-text.js';
import { durationText } from '../../analysis/duration-text.js';
import { waitMeaning } from '../../analysis/explain/wait-meaning.js';
import type { Change } from '../../sweep/counterfactual/change.js';
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

const clockOf = (ms: number): string => preciseClockText(ms).replace(/\.000$/, '');

function verdict({ wait: { outcome, fromMs, untilMs } }: WaitAnswer): string {
  const lasted = durationText(untilMs - fromMs);
  if (outcome === 'stillWaiting') return `it still waits at ${clockOf(untilMs)}, after ${lasted}`;
  const stopped = untilMs === fromMs ? 'at once' : `after ${lasted}`;
  if (outcome === 'notPlaced') return `it found no place, and stopped ${stopped}`;
  return untilMs === fromMs ? 'it was placed at once' : `it waited ${lasted}`;
}

function partsText({ wait }: WaitAnswer, page: Page): string {
  if (wait.parts.length === 0) return '';
  const rows = wait.parts.map(({ cause, fromMs, untilMs, fact }) => [
    waitMeaning[cause],
    clockOf(fromMs),
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
  const { change, waitMs, limitMs, others, nearest, refused } = found;
  const lines =
    change === null
      ? [
          nothingText(found),
          ...(nearest === null ? [] : [`${setsOf(nearest.change)} would have left ${lasts(nearest)}.`]),
        ]
      : [
          `${page.good(setsOf(change))}${whatIsLeft(waitMs)}, found in ${runsOf(found)}, the last of which verifies it.`,
          ...others.map((other) => `So would ${setsOf(other.change)}${whatIsLeft(other.waitMs)}.`),
        ];
  const cannot = refused.map(({ change: each, reason }) => `${setsOf(each)} cannot be run: ${reason}.`);
  const goal = limitMs === 0 ? 'spared it the wait' : `kept its wait within ${durationText(limitMs)}`;
  return section(`What would have ${goal}`, [...lines, ...cannot].map((line) => `  ${line}`).join('\n'), page);
}

const nothingText = (found: Counterfactual): string =>
  found.runs === 0
    ? 'Nothing can be tried unasked: name a change with --try path=value.'
    : `No single change that was tried would have (${runsOf(found)}).`;

const runsOf = ({ runs }: Counterfactual): string => `${runs} ${runs === 1 ? 'run' : 'runs'}`;
const setsOf = ({ sets }: Change): string => sets.join(' ');
const lasts = ({ waitMs }: Tried): string => durationText(waitMs);
const whatIsLeft = (waitMs: number | null): string =>
  waitMs === null || waitMs === 0 ? '' : ` (it leaves ${durationText(waitMs)})`;
