import { durationText } from '../../analysis/duration-text.js';
import type { ServiceSummary, Summary } from '../../analysis/summary-types.js';
import { numberText } from './number-text.js';
import type { Page } from './page.js';
import { notShown, shown } from './section.js';
import { textTable, type Column } from './text-table.js';
import { clip } from './wrap.js';

const MOST_ZONES = 6;

/** Where the tasks of each service run at the end, and how long some were missing. */
export function serviceTable({ services }: Summary, page: Page): string {
  if (services.length === 0) return '';
  const zones = Object.keys(services[0].byAvailabilityZone).slice(0, MOST_ZONES);
  const columns: readonly Column[] = [
    { head: 'service, at the end' },
    { head: 'desired' },
    { head: 'running' },
    ...zones.map((zone) => ({ head: zone, leaves: 2 })),
    { head: 'task time short', leaves: 1 },
  ];
  const rows = shown(services).map((service) => [
    service.name,
    numberText(service.desiredCount),
    numberText(service.runningCount),
    ...zones.map((zone) => numberText(service.byAvailabilityZone[zone])),
    durationText(service.belowDesiredTaskSeconds * 1000),
  ]);
  const spread = shown(services).flatMap((service) => byProvider(service, page));
  return `${[textTable(columns, rows, page), ...spread].join('\n')}${notShown(services, page)}`;
}

/** For services that use several providers. */
function byProvider({ name, byCapacityProvider }: ServiceSummary, page: Page): readonly string[] {
  const parts = Object.entries(byCapacityProvider).map(([provider, n]) => `${provider} ${numberText(n)}`);
  if (parts.length < 2) return [];
  return [page.faint(clip(`  ${name} runs on ${parts.join(', ')}`, page.columns))];
}
