import { OUTSIDE_VPC } from '../outside-vpc.js';
import { valueAt } from '../path-text.js';
import { nameOf, type Path } from '../place.js';
import type { Report } from '../report.js';
import { clustersIn } from './external-instances.js';
import { expand } from './references.js';

type Data = Readonly<Record<string, unknown>>;

const isGiven = (value: unknown): boolean => value !== undefined && !(Array.isArray(value) && value.length === 0);
const isOn = (value: unknown): boolean => isGiven(value) && (value as Data | null)?.['enabled'] !== false;

/** EX-2: keys of a launch that ECS Anywhere does not take. */
const keys: readonly {
  readonly key: string;
  readonly is: (value: unknown) => boolean;
  readonly why: string;
  readonly hint: string;
}[] = [
  {
    key: 'loadBalancers',
    is: isGiven,
    why: `no load balancer reaches its tasks: ${OUTSIDE_VPC}`,
    hint: 'run what is called from outside on EC2 or Fargate, and work that fetches its own input here',
  },
  {
    key: 'serviceRegistries',
    is: isGiven,
    why: `service discovery does not know its tasks: ${OUTSIDE_VPC}, and Cloud Map has addresses of the VPC`,
    hint: 'remove it',
  },
  {
    key: 'serviceConnectConfiguration',
    is: isOn,
    why: `Service Connect has no proxy there: ${OUTSIDE_VPC}`,
    hint: 'remove it',
  },
  {
    key: 'networkConfiguration',
    is: isGiven,
    why: `a network configuration is for awsvpc: ${OUTSIDE_VPC}, and have no network interface for a task`,
    hint: 'remove it',
  },
  {
    key: 'vpcLatticeConfigurations',
    is: isGiven,
    why: `VPC Lattice does not reach its tasks: ${OUTSIDE_VPC}`,
    hint: 'remove it',
  },
  {
    key: 'capacityProviderStrategy',
    is: isGiven,
    why: 'ECS Anywhere has no capacity providers: nothing there is launched or ended',
    hint: 'remove it',
  },
];

/** EX-2: what launch type EXTERNAL cannot do. It looks at the data as they are, whatever else is wrong with them. */
export function checkExternalLaunches(raw: unknown, report: Report): void {
  for (const list of ['services', 'workloads', 'events']) {
    for (const at of expand(raw, [list, '*'])) {
      const launch = valueAt(raw, at) as Data | null;
      if (launch?.['launchType'] !== 'EXTERNAL') continue;
      for (const { key, is, why, hint } of keys)
        if (is(launch[key])) report.add('E014', [...at, key], `launch type EXTERNAL: ${why}`, hint);
      for (const { family, place } of familiesOf(raw, launch, at)) checkDefinition(raw, family, place, report);
    }
  }
  checkNetwork(raw, report);
  checkClusters(raw, report);
}

/** Its task definition, and those that a service is deployed with. */
function familiesOf(
  raw: unknown,
  launch: Data,
  at: Path,
): readonly { readonly family: unknown; readonly place: Path }[] {
  const own = { family: launch['taskDefinition'], place: [...at, 'taskDefinition'] };
  const deploys = at[0] !== 'services' ? [] : expand(raw, ['events', '*']);
  return [
    own,
    ...deploys.flatMap((path) => {
      const event = valueAt(raw, path) as Data | null;
      const isIts = event?.['type'] === 'deploy' && event['service'] === nameOf(launch);
      return isIts ? [{ family: event['taskDefinition'], place: [...path, 'taskDefinition'] }] : [];
    }),
  ];
}

function checkDefinition(raw: unknown, family: unknown, at: Path, report: Report): void {
  const definitions = valueAt(raw, ['taskDefinitions']);
  const found: unknown = Array.isArray(definitions)
    ? definitions.find((definition) => (definition as Data | null)?.['family'] === family)
    : undefined;
  if (typeof found !== 'object' || found === null) return;
  const { networkMode, volumes, proxyConfiguration } = found as Data;
  const refuse = (what: string, hint: string): void => {
    report.add('E014', at, `launch type EXTERNAL: the task definition "${String(family)}" ${what}`, hint);
  };
  if (networkMode === 'awsvpc')
    refuse(
      `has network mode awsvpc: ${OUTSIDE_VPC}, and have no network interface for a task`,
      'use bridge, host or none',
    );
  if (Array.isArray(volumes) && volumes.some((volume) => isGiven((volume as Data | null)?.['efsVolumeConfiguration'])))
    refuse(`has an EFS volume: ${OUTSIDE_VPC}, and EFS is mounted in it`, "use a disk of the server's own");
  if (isGiven(proxyConfiguration)) refuse(`has a proxy of App Mesh: ${OUTSIDE_VPC}`, 'remove proxyConfiguration');
}

/** A server is registered to one cluster at a time (EX-1), and tasks of the others do not come to it. */
function checkClusters(raw: unknown, report: Report): void {
  const [first] = clustersIn(raw);
  const named = valueAt(raw, ['externalInstances', 0, 'cluster']);
  const registered = typeof named === 'string' ? named : first;
  for (const at of ['services', 'workloads', 'events'].flatMap((list) => expand(raw, [list, '*']))) {
    const { launchType, cluster = first } = (valueAt(raw, at) ?? {}) as Data;
    if (launchType !== 'EXTERNAL' || cluster === registered) continue;
    report.add(
      'E014',
      [...at, 'launchType'],
      `its tasks go to cluster "${String(cluster)}", the external instances in "${registered}": a server is registered to one cluster at a time`,
      'put both into one cluster',
    );
  }
}

/** A virtual node is a service of the VPC, and private addresses mean nothing outside it. */
function checkNetwork(raw: unknown, report: Report): void {
  const external = expand(raw, ['services', '*'])
    .map((path) => valueAt(raw, path))
    .flatMap((service) => ((service as Data | null)?.['launchType'] === 'EXTERNAL' ? [nameOf(service)] : []));
  const refuse = (at: Path, what: (name: string) => string, hint: string): void => {
    const name = valueAt(raw, at);
    if (typeof name === 'string' && external.includes(name))
      report.add('E014', at, `launch type EXTERNAL: ${what(name)}: ${OUTSIDE_VPC}`, hint);
  };
  for (const at of expand(raw, ['appMesh', 'virtualNodes', '*', 'service']))
    refuse(at, (name) => `App Mesh does not reach the tasks of "${name}"`, 'leave it out of the mesh');
  for (const at of expand(raw, ['traffic', '*', 'from'])) {
    const via = valueAt(raw, [...at.slice(0, -1), 'via']);
    if (via === 'loadBalancer') continue;
    refuse(at, (name) => `"${name}" reaches no private address`, 'let it call a load balancer');
  }
}
