import type { Path } from '../place.js';
import type { Report } from '../report.js';
import type { ScenarioFile } from '../schema/scenario-file.js';
import { checkKnown } from './check-known.js';

type FileService = ScenarioFile['services'][number];

/** What places tasks: CreateService or RunTask. */
interface Call {
  readonly kind: 'service' | 'workload' | 'runTask event';
  readonly at: Path;
  readonly cluster: string;
  readonly launchType: string | undefined;
  readonly strategy: readonly { readonly capacityProvider: string }[];
  readonly isDaemon: boolean;
}

/** Several clusters: tasks reach capacity through providers of their own, or Fargate. */
export function checkClusters(file: ScenarioFile, report: Report): void {
  const names = file.clusters.map(({ name }) => name);
  const [first = file.cluster.name] = names;
  const known = names.length > 0 ? names : [file.cluster.name];
  file.capacityProviders.forEach(({ cluster = first }, n) => {
    checkKnown('cluster', cluster, known, ['capacityProviders', n, 'cluster'], report);
  });
  const providerCluster = new Map(file.capacityProviders.map(({ name, cluster = first }) => [name, cluster]));
  /** Providers of other clusters in a strategy. */
  const checkStrategy = (strategy: Call['strategy'], at: Path, own: string, whose: string): void => {
    strategy.forEach(({ capacityProvider }, n) => {
      const there = providerCluster.get(capacityProvider);
      if (there === undefined || there === own) return;
      const message = `the capacity provider "${capacityProvider}" belongs to cluster "${there}", ${whose} to "${own}"`;
      report.add('E014', [...at, n, 'capacityProvider'], message);
    });
  };
  const key = 'defaultCapacityProviderStrategy';
  file.clusters.forEach((cluster, c) => {
    checkStrategy(cluster[key], ['clusters', c, key], cluster.name, 'this strategy');
  });
  for (const call of callsOf(file, first)) {
    const { kind, at, cluster, strategy } = call;
    if (!checkKnown('cluster', cluster, known, [...at, 'cluster'], report)) continue;
    checkStrategy(strategy, [...at, 'capacityProviderStrategy'], cluster, `the ${kind}`);
    if (names.length < 2) continue;
    const byDefault = file.clusters.find(({ name }) => name === cluster)?.[key] ?? [];
    if (staysInCluster(call, byDefault.length > 0)) continue;
    const message = call.isDaemon
      ? 'with several clusters only a service that is no DAEMON is simulated'
      : `with several clusters only a ${kind} with a capacity provider of its cluster, Fargate or external instances is simulated`;
    const hint = call.isDaemon
      ? 'leave it out, or simulate its cluster alone: a daemon here would run on the instances of all of them'
      : 'give it a capacityProviderStrategy; launch type EC2 sees all instances of the file';
    report.add('E090', at, message, hint);
  }
}

function callsOf({ services, workloads, events }: ScenarioFile, first: string): readonly Call[] {
  const call = (
    kind: Call['kind'],
    at: Path,
    {
      cluster = first,
      launchType,
      capacityProviderStrategy = [],
    }: Pick<FileService, 'cluster' | 'launchType' | 'capacityProviderStrategy'>,
    isDaemon = false,
  ): Call => ({ kind, at, cluster, launchType, strategy: capacityProviderStrategy, isDaemon });
  return [
    ...services.map((service, n) => call('service', ['services', n], service, service.schedulingStrategy === 'DAEMON')),
    ...workloads.map((workload, n) => call('workload', ['workloads', n], workload)),
    ...events.flatMap((event, n) => (event.type === 'runTask' ? [call('runTask event', ['events', n], event)] : [])),
  ];
}

function staysInCluster({ isDaemon, strategy, launchType }: Call, hasDefault: boolean): boolean {
  if (isDaemon) return false;
  if (strategy.length > 0 || launchType === 'FARGATE' || launchType === 'EXTERNAL') return true;
  return launchType === undefined && hasDefault;
}
