import type { SmallestFleet } from '../../analysis/gap/smallest-fleet.js';
import { numberText, usdText } from './number-text.js';
import type { Page } from './page.js';
import { notShown, section, shown } from './section.js';
import { textTable } from './text-table.js';

const columns = [
  { head: 'group' },
  { head: 'tasks', leaves: 2 },
  { head: 'waiting', leaves: 1 },
  { head: 'now' },
  { head: 'would do' },
  { head: 'at least' },
];

/** What each group has, what would do for its tasks, and what is proven to be needed; and of which types, where they cost differently. */
export function fleetsText(fleets: readonly SmallestFleet[], page: Page): readonly string[] {
  if (fleets.length === 0) return [];
  const rows = shown(fleets).map((fleet) => [
    fleet.autoScalingGroup,
    numberText(fleet.tasks),
    numberText(fleet.waiting),
    ...[fleet.now, fleet.smallest, fleet.atLeast].map(sizeText),
  ]);
  const mixes = shown(fleets).flatMap(({ autoScalingGroup, smallest, atLeast }) => {
    const types = Object.entries(smallest?.byInstanceType ?? {});
    if (types.length < 2 && atLeast?.instances !== null) return [];
    return [`\n  ${autoScalingGroup}: ${types.map(([name, n]) => `${numberText(n)} × ${name}`).join(', ')}`];
  });
  const body = `${textTable(columns, rows, page)}${notShown(fleets, page)}${mixes.join('')}`;
  return [`${section('Smallest fleet for all tasks', body, page)}\n`];
}

/** `4, $0.38/h`; a dash where some task fits no type. */
function sizeText(size: SmallestFleet['atLeast']): string {
  if (size === null) return '–';
  const { instances, usdPerHour } = size;
  return [
    ...(instances === null ? [] : [numberText(instances)]),
    ...(usdPerHour === null ? [] : [`${usdText(usdPerHour)}/h`]),
  ].join(', ');
}
