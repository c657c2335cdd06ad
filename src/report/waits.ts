import { clockText } from '../analysis/clock-text.js';
import { durationText } from '../analysis/duration-text.js';
import { waitMeaning } from '../analysis/explain/wait-meaning.js';
import type { ExplainedWait } from '../analysis/waiting/explain-waits.js';
import { waitEdgesS, type WaitDistribution } from '../analysis/waiting/wait-log.js';
import { escape } from './chart/escape.js';

/** How the waits are distributed: a figure for each service, workload or event that asked for tasks. */
export function waitFigures(distributions: readonly WaitDistribution[]): string {
  const figures = distributions.filter(({ counts, notPlaced }) => notPlaced > 0 || counts.some((count) => count > 0));
  return `<div class="waits">${figures.map(waitFigure).join('')}</div>`;
}

function waitFigure({ kind, name, counts, notPlaced }: WaitDistribution): string {
  const bars = [...counts.map((count, n): [string, number] => [edgeText(n), count]), ['never', notPlaced] as const];
  const most = Math.max(...bars.map(([, count]) => count));
  const items = bars.map(([label, count]) => {
    const height = Math.round((count / most) * 1000) / 10;
    const bar = `<svg viewBox="0 0 10 100" preserveAspectRatio="none" aria-hidden="true"><rect x="0" y="${(100 - height).toFixed(1)}" width="10" height="${height}"/></svg>`;
    return `<li${count === 0 ? ' class="none"' : ''}><b>${count}</b>${bar}<span>${label}</span></li>`;
  });
  return `<figure><figcaption>${escape(`${kind} ${name}`)}: tasks by how long they waited for a place</figcaption><ol class="bars">${items.join('')}</ol></figure>`;
}

function edgeText(n: number): string {
  const edge = waitEdgesS[n];
  if (edge === 0) return 'at once';
  if (edge === Infinity) return `> ${spanText(waitEdgesS[n - 1])}`;
  return `≤ ${spanText(edge)}`;
}

const spanText = (seconds: number): string => durationText(seconds * 1000).replace('.0 ', ' ');

/** The longest waits, each with what it was spent on. */
export function longestWaits(waits: readonly ExplainedWait[]): string {
  if (waits.length === 0) return '<p>No task waited.</p>';
  return `<ol class="longest">${waits.map(longestWait).join('')}</ol>`;
}

const verdicts: Readonly<Record<ExplainedWait['outcome'], string>> = {
  placed: 'waited',
  notPlaced: 'found no place in',
  stillWaiting: 'waits at the end, so far',
};

function longestWait({ task, fromMs, untilMs, outcome, parts, others }: ExplainedWait): string {
  const rest = others === 0 ? '' : `; ${others} ${others === 1 ? 'other' : 'others'} of that minute waited too`;
  const title = `${task} ${verdicts[outcome]} ${durationText(untilMs - fromMs)}${rest}`;
  const spent = parts.map(
    ({ cause, fromMs: from, untilMs: until }) =>
      `<li><b>${durationText(until - from)}</b> ${escape(waitMeaning[cause])}</li>`,
  );
  return `<li><button type="button" data-t="${fromMs / 1000}"><time>${clockText(fromMs)}</time> <b>${escape(title)}</b></button><ul>${spent.join('')}</ul></li>`;
}
