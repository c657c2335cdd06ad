import type { CapacityProviderSummary, Summary } from '../../analysis/summary-types.js';
import { numberText, usdText } from './number-text.js';
import type { Page } from './page.js';
import { notShown, shown } from './section.js';
import { textTable, type Column } from './text-table.js';

type Figure = readonly [head: string, leaves: number | undefined, text: (provider: CapacityProviderSummary) => string];

const figures: readonly Figure[] = [
  ['scale-outs', 5, (p) => numberText(p.scaleOutActions)],
  ['scale-ins', 4, (p) => numberText(p.scaleInActions)],
  ['launched', 3, (p) => numberText(p.instancesLaunched)],
  ['terminated', 2, (p) => numberText(p.instancesTerminated)],
  ['peak', undefined, (p) => numberText(p.peakInstances)],
  ['at the end', 6, (p) => numberText(p.finalInstances)],
  ['hours', 1, (p) => numberText(p.instanceHours, 1)],
  ['cost', undefined, (p) => usdText(p.usd)],
];
const launchFailures: Figure = ['failed launches', 7, (p) => numberText(p.launchFailures)];
const spotInterruptions: Figure = ['Spot notices', 8, (p) => numberText(p.spotInterruptions)];

/** What each provider did, and what it cost. What did not happen anywhere has no column. */
export function providerTable({ capacityProviders }: Summary, page: Page): string {
  if (capacityProviders.length === 0) return '';
  const all = [
    ...figures.slice(0, -1),
    ...(capacityProviders.some((p) => p.launchFailures > 0) ? [launchFailures] : []),
    ...(capacityProviders.some((p) => p.spotInterruptions > 0) ? [spotInterruptions] : []),
    ...figures.slice(-1),
  ];
  const columns: readonly Column[] = [
    { head: 'capacity provider' },
    ...all.map(([head, leaves]) => (leaves === undefined ? { head } : { head, leaves })),
  ];
  const rows = shown(capacityProviders).map((p) => [p.name, ...all.map(([, , text]) => text(p))]);
  return `${textTable(columns, rows, page)}${notShown(capacityProviders, page)}`;
}
