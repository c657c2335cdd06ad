import type { Summary } from '../../analysis/summary-types.js';
import { numberText, usdText } from './number-text.js';
import type { Page } from './page.js';
import { notShown, shown } from './section.js';
import { textTable, type Column } from './text-table.js';

const columns: readonly Column[] = [
  { head: 'capacity provider' },
  { head: 'scale-outs', leaves: 5 },
  { head: 'scale-ins', leaves: 4 },
  { head: 'launched', leaves: 3 },
  { head: 'terminated', leaves: 2 },
  { head: 'peak' },
  { head: 'at the end', leaves: 6 },
  { head: 'hours', leaves: 1 },
  { head: 'cost' },
];

/** What each provider did, and what it cost. */
export function providerTable({ capacityProviders }: Summary, page: Page): string {
  if (capacityProviders.length === 0) return '';
  const rows = shown(capacityProviders).map((p) => [
    p.name,
    ...[p.scaleOutActions, p.scaleInActions, p.instancesLaunched, p.instancesTerminated].map((n) => numberText(n)),
    numberText(p.peakInstances),
    numberText(p.finalInstances),
    numberText(p.instanceHours, 1),
    usdText(p.usd),
  ]);
  return `${textTable(columns, rows, page)}${notShown(capacityProviders, page)}`;
}
