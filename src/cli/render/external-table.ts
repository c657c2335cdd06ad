import { durationText } from '../../analysis/duration-text.js';
import type { Summary } from '../../analysis/summary-types.js';
import { numberText } from './number-text.js';
import type { Page } from './page.js';
import { notShown, shown } from './section.js';
import { textTable, type Column } from './text-table.js';

const columns: readonly Column[] = [
  { head: 'server' },
  { head: 'registered' },
  { head: 'tasks\nat the end' },
  { head: 'new\ncredentials', leaves: 1 },
  { head: 'out of\nreach' },
  { head: 'ended tasks\nunnoticed' },
];

/** ECS Anywhere: what there is, and how long ECS heard nothing of it. */
export function externalTable({ externalInstances = [] }: Summary, page: Page): string {
  if (externalInstances.length === 0) return '';
  const rows = shown(externalInstances).map(
    ({ name, count, registered, credentialsRotated, disconnectedSeconds, unnoticedTaskSeconds, instances }) => [
      name,
      `${numberText(registered)} of ${numberText(count)}`,
      numberText(instances.reduce((sum, { tasks }) => sum + tasks, 0)),
      numberText(credentialsRotated),
      durationText(disconnectedSeconds * 1000),
      durationText(unnoticedTaskSeconds * 1000),
    ],
  );
  return `${textTable(columns, rows, page)}${notShown(externalInstances, page)}`;
}
