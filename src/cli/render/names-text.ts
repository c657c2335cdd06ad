import type { NetworkSummary } from '../../analysis/network/network-summary.js';
import { registryName } from '../../analysis/network/registry-name.js';
import type { Summary } from '../../analysis/summary-types.js';
import { numberText, usdText } from './number-text.js';
import type { Page } from './page.js';
import { notShown, shown } from './section.js';
import { textTable, type Column } from './text-table.js';
import { wrap } from './wrap.js';

/** The names that services are found by, the proxies beside them, and what asking for names costs. */
export function namesText({ network }: Summary, page: Page): string {
  if (network === undefined) return '';
  return [targetsTable(network, page), cloudMapLine(network, page), proxiesTable(network, page)]
    .filter((text) => text !== '')
    .join('\n\n');
}

const targetColumns: readonly Column[] = [
  { head: 'name' },
  { head: 'of service' },
  { head: 'in' },
  { head: 'most at\nonce' },
  { head: 'registered', leaves: 1 },
  { head: 'taken out', leaves: 1 },
];

function targetsTable({ targets }: NetworkSummary, page: Page): string {
  if (targets.length === 0) return '';
  const rows = shown(targets).map(({ name, service, kind, peakRegistered, registrations, deregistrations }) => [
    name,
    service,
    registryName[kind],
    numberText(peakRegistered),
    numberText(registrations),
    numberText(deregistrations),
  ]);
  return `${textTable(targetColumns, rows, page)}${notShown(targets, page)}`;
}

function cloudMapLine({ cloudMap: { dnsQueries, discoverInstancesCalls, usd } }: NetworkSummary, page: Page): string {
  if (dnsQueries + discoverInstancesCalls + usd === 0) return '';
  const asked = `${numberText(dnsQueries)} DNS queries and ${numberText(discoverInstancesCalls)} calls of DiscoverInstances`;
  return wrap(`${asked}; Cloud Map costs ${usdText(usd)} with its zones.`, page.columns, '  ');
}

const proxyColumns: readonly Column[] = [
  { head: 'proxies of Service Connect' },
  { head: 'role' },
  { head: 'CPU' },
  { head: 'MiB' },
  { head: 'TLS', leaves: 1 },
  { head: 'certificates\nrenewed', leaves: 1 },
  { head: 'private CA\na month', leaves: 1 },
];

function proxiesTable({ serviceConnect }: NetworkSummary, page: Page): string {
  if (serviceConnect.length === 0) return '';
  const rows = shown(serviceConnect).map(
    ({ service, role, proxyCpu, proxyMemory, tls, certificateRotations, privateCaUsdPerMonth }) => [
      `${service}, each task`,
      role === 'client' ? 'client' : 'client-server',
      numberText(proxyCpu),
      numberText(proxyMemory),
      tls === 'none' ? 'none' : tls === 'shortLived' ? 'short-lived' : 'general-purpose',
      numberText(certificateRotations),
      tls === 'none' ? '' : usdText(privateCaUsdPerMonth),
    ],
  );
  return `${textTable(proxyColumns, rows, page)}${notShown(serviceConnect, page)}`;
}
