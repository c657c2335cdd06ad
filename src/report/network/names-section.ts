import { wordsOfCode } from '../../analysis/words-of-code.js';
import type { NetworkSummary } from '../../analysis/network/network-summary.js';
import { registryName } from '../../analysis/network/registry-name.js';
import { table } from '../table.js';

/** The names that services are found by, the proxies beside them, and what asking for names costs. */
export function namesTables({ targets, cloudMap, serviceConnect }: NetworkSummary): string {
  const { dnsQueries, discoverInstancesCalls, usd } = cloudMap;
  const queries =
    dnsQueries + discoverInstancesCalls + usd === 0
      ? ''
      : `<p>${Math.round(dnsQueries)} DNS queries and ${Math.round(discoverInstancesCalls)} calls of DiscoverInstances; Cloud Map costs $${usd.toFixed(4)} with its zones.</p>`;
  const names = table(
    'Names that services are found by',
    ['name', 'service', 'in', 'most registered', 'registered', 'taken out'],
    targets.map(({ name, service, kind, peakRegistered, registrations, deregistrations }) => [
      name,
      service,
      registryName[kind],
      ...[peakRegistered, registrations, deregistrations].map(String),
    ]),
  );
  const proxies = table(
    'Proxies of Service Connect, for each task',
    ['service', 'role', 'CPU', 'MiB', 'TLS', 'certificates renewed', 'private CA a month'],
    serviceConnect.map(({ service, role, proxyCpu, proxyMemory, tls, certificateRotations, privateCaUsdPerMonth }) => [
      service,
      wordsOfCode(role),
      String(proxyCpu),
      String(proxyMemory),
      wordsOfCode(tls),
      String(certificateRotations),
      tls === 'none' ? '–' : `$${privateCaUsdPerMonth}`,
    ]),
  );
  return `${targets.length > 0 ? names : ''}${queries}${serviceConnect.length > 0 ? proxies : ''}`;
}
