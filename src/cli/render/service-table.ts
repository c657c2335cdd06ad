import { durationText } from '../../analysis/duration-text.js';
import type { ServiceSummary, Summary } from '../../analysis/summary-types.js';
import { numberText } from './number-text.js';
import type { Page } from './page.js';
import { notShown, shown } from './section.js';
import { textTable, type Column } from './text-table.js';
import { clip } from './wrap.js';

const MOST_ZONES = 6;

/** Figures that have a column only where one of them is not 0, a service's creation aside. */
const changes = [
  { head: 'deployments', leaves: 4, count: (service: ServiceSummary) => service.deployments.started },
  { head: 'scale-outs', leaves: 2, count: (service: ServiceSummary) => service.scaleOutActions },
  { head: 'scale-ins', leaves: 2, count: (service: ServiceSummary) => service.scaleInActions },
  { head: 'moved', leaves: 3, count: (service: ServiceSummary) => service.rebalancedTasks },
] as const;

/** Where the tasks of each service run at the end, how long some were missing, and what changed. */
export function serviceTable({ services, externalInstances = [] }: Summary, page: Page, fromStart: boolean): string {
  if (services.length === 0) return '';
  const zones = Object.keys(services[0].byAvailabilityZone).slice(0, MOST_ZONES);
  const isBeside = externalInstances.length > 0;
  const changed = changes.filter(({ head, count }) =>
    services.some((service) => count(service) > (head === 'deployments' && fromStart ? 1 : 0)),
  );
  const columns: readonly Column[] = [
    { head: 'service, at the end' },
    { head: 'desired' },
    { head: 'running' },
    ...zones.map((zone) => ({ head: zone, leaves: 5 })),
    ...(isBeside ? [{ head: 'external' }] : []),
    ...changed.map(({ head, leaves }) => ({ head, leaves })),
    { head: 'task time short', leaves: 1 },
  ];
  const rows = shown(services).map((service) => [
    service.name,
    numberText(service.desiredCount),
    numberText(service.runningCount),
    ...zones.map((zone) => numberText(service.byAvailabilityZone[zone])),
    ...(isBeside ? [numberText(outsideZones(service))] : []),
    ...changed.map(({ count }) => numberText(count(service))),
    durationText(service.belowDesiredTaskSeconds * 1000),
  ]);
  const spread = shown(services).flatMap((service) => byProvider(service, page));
  return `${[textTable(columns, rows, page), ...spread].join('\n')}${notShown(services, page)}`;
}

/** External instances stand in no zone. */
const outsideZones = ({ runningCount, byAvailabilityZone }: ServiceSummary): number =>
  Object.values(byAvailabilityZone).reduce((left, n) => left - n, runningCount);

/** For services that use several providers. */
function byProvider({ name, byCapacityProvider }: ServiceSummary, page: Page): readonly string[] {
  const parts = Object.entries(byCapacityProvider).map(([provider, n]) => `${provider} ${numberText(n)}`);
  if (parts.length < 2) return [];
  return [page.faint(clip(`  ${name} runs on ${parts.join(', ')}`, page.columns))];
}
