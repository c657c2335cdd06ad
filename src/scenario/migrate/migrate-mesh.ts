import { edgeName } from '../build/edges.js';
import { changedText } from '../changed-text.js';
import { parseYaml } from '../parse-yaml.js';
import { scenarioFile, type ScenarioFile } from '../schema/scenario-file.js';
import { lossesOf, type Loss } from './losses.js';
import { withoutKey } from './without-key.js';

/** A scenario without its App Mesh. */
export interface Migration {
  /** The file, with its comments. */
  readonly text: string;
  /** What was done, in the order of AWS's own map (AM-4). */
  readonly changes: readonly string[];
  /** What Service Connect has no equivalent for. */
  readonly losses: readonly Loss[];
}

type AppMesh = NonNullable<ScenarioFile['appMesh']>;
type VirtualService = AppMesh['virtualServices'][number];

const PORT = 80;

/**
 * Rewrites App Mesh to Service Connect (AM-4): the mesh becomes the namespace that its nodes register in, a virtual node a
 * service with Service Connect, a virtual service a client alias of its own name, so that callers change nothing.
 * Undefined when the text has no mesh, or is not one block mapping that can be edited.
 */
export function migrateMesh(text: string): Migration | undefined {
  const parsed = parseYaml(text);
  const read = parsed.ok ? scenarioFile.safeParse(parsed.raw) : undefined;
  if (read?.success !== true) return undefined;
  const file = read.data;
  const { appMesh } = file;
  if (appMesh === undefined) return undefined;
  const changes: string[] = [];
  const set: string[] = [];
  const namespace = namespaceOf(file, appMesh);
  changes.push(`mesh ${appMesh.mesh}: the Cloud Map namespace ${namespace}`);
  for (const node of appMesh.virtualNodes) {
    const aliases = appMesh.virtualServices.filter((service) => nodeOf(appMesh, service) === node.name);
    const isRouted = appMesh.virtualRouters.some(({ routes }) =>
      routes.some(({ weightedTargets }) => weightedTargets.some(({ virtualNode }) => virtualNode === node.name)),
    );
    const port = portOf(file, node.service);
    const endpoint = {
      portName: port.name,
      discoveryName: node.name,
      clientAliases:
        aliases.length > 0
          ? aliases.map(({ name }) => ({ port: port.number, dnsName: name }))
          : [{ port: port.number }],
      ...(port.hasProtocol ? {} : { appProtocol: 'http' }),
      ...timeoutOf(appMesh, aliases),
    };
    const serves = aliases.length > 0 || isRouted;
    const configuration = { namespace, ...(serves ? { services: [endpoint] } : {}) };
    set.push(...port.set, `services[${node.service}].serviceConnectConfiguration=${JSON.stringify(configuration)}`);
    const sidecars = node.sidecars.map(({ name }) => name).join(', ');
    changes.push(
      `virtual node ${node.name}: ${node.service} is a ${serves ? 'client-server' : 'client'}; its sidecars (${sidecars}) go, ECS adds a proxy`,
    );
    for (const { name } of aliases)
      changes.push(`virtual service ${name}: a client alias of ${node.service}, port ${port.number}`);
  }
  file.traffic.forEach((edge, n) => {
    if (edge.via !== 'appMesh') return;
    const virtual = appMesh.virtualServices.find(({ name }) => name === edge.to);
    const node = appMesh.virtualNodes.find(({ name }) => virtual !== undefined && name === nodeOf(appMesh, virtual));
    if (node === undefined) return;
    set.push(
      `traffic[${n}].name=${JSON.stringify(edgeName(edge))}`,
      `traffic[${n}].to=${node.service}`,
      `traffic[${n}].via=serviceConnect`,
    );
    changes.push(`calls ${edgeName(edge)}: through Service Connect to ${node.service}`);
  });
  const edited = changedText(text, set);
  const without = edited === undefined ? undefined : withoutKey(edited.text, 'appMesh');
  return without === undefined ? undefined : { text: without, changes, losses: lossesOf(appMesh) };
}

/** The one that most nodes register in; the checks have made sure that each registers. */
function namespaceOf({ services, namespaces }: ScenarioFile, { virtualNodes }: AppMesh): string {
  const used = virtualNodes.flatMap(
    ({ service }) => services.find(({ name }) => name === service)?.serviceRegistries.map((r) => r.namespace) ?? [],
  );
  const count = (wanted: string): number => used.filter((name) => name === wanted).length;
  return used.reduce((most, name) => (count(name) > count(most) ? name : most), used.at(0) ?? namespaces[0].name);
}

/** A routed virtual service goes to the node with the greatest weight of the route that takes everything, or of the first. */
function nodeOf({ virtualRouters }: AppMesh, { provider }: VirtualService): string | undefined {
  if ('virtualNode' in provider) return provider.virtualNode;
  const routes = virtualRouters.find(({ name }) => name === provider.virtualRouter)?.routes ?? [];
  const all = routes.find(({ match }) => match.prefix === undefined && match.header === undefined) ?? routes.at(0);
  return all?.weightedTargets.reduce((most, target) => (target.weight > most.weight ? target : most)).virtualNode;
}

interface Port {
  readonly name: string;
  readonly number: number;
  readonly hasProtocol: boolean;
  /** Gives the port mapping its name. */
  readonly set: readonly string[];
}

/** The first port mapping of the service's task definition; one without a name gets it. */
function portOf(file: ScenarioFile, serviceName: string): Port {
  const service = file.services.find(({ name }) => name === serviceName);
  const definition = file.taskDefinitions.find(({ family }) => family === service?.taskDefinition);
  const container = definition?.containerDefinitions.findIndex(({ portMappings }) => portMappings.length > 0) ?? -1;
  if (definition === undefined || container < 0) return { name: 'http', number: PORT, hasProtocol: false, set: [] };
  const [mapping] = definition.containerDefinitions[container].portMappings;
  const at = `taskDefinitions[${definition.family}].containerDefinitions[${container}].portMappings[0].name`;
  return {
    name: mapping.name ?? 'http',
    number: mapping.containerPort,
    hasProtocol: mapping.appProtocol !== undefined,
    set: mapping.name === undefined ? [`${at}=http`] : [],
  };
}

const FIFTEEN_SECONDS_MS = 15_000;

/** The route's own timeout is the endpoint's; 15 s is both sides' default (AM-3, SC-7). */
function timeoutOf({ virtualRouters }: AppMesh, aliases: readonly VirtualService[]): object {
  const routers = aliases.flatMap(({ provider }) => ('virtualRouter' in provider ? [provider.virtualRouter] : []));
  const timeouts = virtualRouters
    .filter(({ name }) => routers.includes(name))
    .flatMap(({ routes }) => routes.map(({ perRequestTimeout }) => perRequestTimeout));
  const longest = timeouts.includes(0) ? 0 : Math.max(0, ...timeouts);
  return timeouts.length === 0 || longest === FIFTEEN_SECONDS_MS
    ? {}
    : { timeout: { perRequestTimeout: `${longest}ms` } };
}
