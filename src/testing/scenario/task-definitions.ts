import type { Chance } from './chance.js';
import type { Constraint, Container, Draft, DrawnDefinition, Json } from './draft.js';
import { drawExpression } from './expressions.js';
import { drawDistribution, durationText } from './times.js';

const FARGATE_SIZES = [
  [256, 1024],
  [512, 2048],
  [1024, 8192],
] as const;

/** Task definitions for instances, and some for Fargate. */
export function drawTaskDefinitions(draft: Draft): Json {
  const { chances, has, groups, definitions } = draft;
  const count = chances('taskDefinitions').whole(groups.length > 0 ? 1 : 0, 4);
  for (let n = 0; n < count; n++) {
    const chance = chances(`task definition ${n}`);
    definitions.push({ family: `task-${n}`, ...drawNeeds(chance, draft), ...drawLife(chance, draft) });
  }
  const onFargate = has('fargate') ? chances('taskDefinitions').whole(1, 2) : 0;
  for (let n = 0; n < onFargate; n++) definitions.push(drawFargate(chances(`fargate definition ${n}`), draft, n));
  if (definitions.length === 0) definitions.push({ family: 'task-0', cpu: 256, memory: 512 });
  return { taskDefinitions: definitions };
}

function drawNeeds(chance: Chance, draft: Draft): Json {
  const { has } = draft;
  const constraints = has('memberOf') && chance.maybe(0.3) ? [drawMemberOf(chance, draft)] : [];
  const networkMode = has('networkModes') ? chance.oneOf(['bridge', 'awsvpc', 'awsvpc', 'host', 'none']) : undefined;
  const containers =
    has('containers') || has('ports') || has('healthChecks') ? drawContainers(chance, draft, networkMode) : [];
  const reserved = containers.reduce((sum, c) => sum + (c.memoryReservation ?? 0), 0);
  const ownSizes = containers.length === 0 || chance.maybe(0.6);
  const memory = chance.oneOf([128, 256, 512, 900, 1024, 2000]);
  return {
    ...(ownSizes && { memory: Math.max(memory, reserved) }),
    ...((ownSizes || chance.maybe()) && { cpu: chance.oneOf([128, 256, 512, 1000, 1024, 2048]) }),
    ...(has('gpus') && chance.maybe(0.3) && { gpus: 1 }),
    ...(networkMode !== undefined && { networkMode }),
    ...(has('volumes') && chance.maybe(0.3) && { volumes: drawVolumes(chance) }),
    ...(containers.length > 0 && { containerDefinitions: containers }),
    ...(constraints.length > 0 && { placementConstraints: constraints }),
  };
}

const drawVolumes = (chance: Chance): Json[] => [
  { name: 'data', ...(chance.maybe() && { efsVolumeConfiguration: { fileSystemId: 'fs-1' } }) },
];

export const drawMemberOf = (chance: Chance, draft: Draft): Constraint => ({
  type: 'memberOf',
  expression: drawExpression(chance, draft),
});

function drawContainers(chance: Chance, { has }: Draft, networkMode = 'bridge'): Container[] {
  const names = chance.maybe(0.3) ? ['app', 'sidecar'] : ['app'];
  return names.map((name, n) => {
    const reservation = chance.oneOf([64, 128, 300]);
    const hard = chance.maybe();
    return {
      name,
      ...(has('words') && { image: `${name}:1` }),
      ...(n > 0 && chance.maybe() && { essential: false }),
      ...(n === 0 && chance.maybe(0.2) && { essential: true }),
      ...(chance.maybe(0.7) && { cpu: chance.oneOf([0, 64, 256]) }),
      ...(hard && { memory: reservation * 2 }),
      ...((!hard || chance.maybe()) && { memoryReservation: reservation }),
      ...(has('ports') && { portMappings: drawPorts(chance, n, networkMode) }),
      ...(has('healthChecks') && chance.maybe(0.7) && { healthCheck: drawHealthCheck(chance) }),
    };
  });
}

/** Each container has its own thousand, so that no port stands twice in a task; services meet on theirs. */
function drawPorts(chance: Chance, n: number, networkMode: string): NonNullable<Container['portMappings']> {
  const base = 8000 + 1000 * n;
  const mapping = (place: number) => {
    const containerPort = base + place;
    const hostPort = chance.oneOf([undefined, 0, containerPort]);
    return {
      containerPort,
      ...(hostPort !== undefined && {
        hostPort: networkMode === 'bridge' && hostPort > 0 && chance.maybe() ? hostPort + 100 : hostPort,
      }),
      ...(chance.maybe(0.4) && { protocol: chance.oneOf(['tcp', 'udp']) }),
      ...(chance.maybe(0.2) && { name: `port-${containerPort}`, appProtocol: chance.oneOf(['http', 'http2', 'grpc']) }),
    };
  };
  return chance.maybe(0.7) ? [mapping(0)] : [mapping(0), mapping(1)];
}

function drawHealthCheck(chance: Chance): Json {
  return {
    ...(chance.maybe(0.3) && { command: ['CMD', 'true'] }),
    ...(chance.maybe() && { interval: chance.oneOf(['5s', '30s', '300s']) }),
    ...(chance.maybe(0.3) && { timeout: '2s' }),
    ...(chance.maybe() && { retries: chance.whole(1, 10) }),
    ...(chance.maybe() && { startPeriod: durationText(chance, chance.whole(0, 300)) }),
  };
}

const isChecked = (definition: Pick<DrawnDefinition, 'containerDefinitions'>): boolean =>
  (definition.containerDefinitions ?? []).some((c) => c.healthCheck !== undefined && c.essential !== false);

/** How it starts, fails and stops. */
function drawLife(chance: Chance, draft: Draft, stopTimeouts = [0, 1, 30, 120]): Json {
  const { has } = draft;
  return {
    ...(chance.maybe() && { startTime: drawDistribution(chance, draft, 20) }),
    ...(chance.maybe() && { stopTimeout: durationText(chance, chance.oneOf(stopTimeouts)) }),
    ...(chance.maybe(0.3) && { stopTime: drawDistribution(chance, draft, 20) }),
    ...(has('failures') && {
      ...(chance.maybe() && { startFailureRate: chance.oneOf([0, 0.1, 0.5, 1]) }),
      ...(chance.maybe() && { crashAfter: drawDistribution(chance, draft, 1800) }),
    }),
  };
}

/** A task of Fargate has its sizes, its own interface, no constraints, and a stopTimeout of 2 to 120 s. */
function drawFargate(chance: Chance, draft: Draft, n: number): DrawnDefinition {
  const [cpu, memory] = chance.oneOf(FARGATE_SIZES);
  const containers = draft.has('containers') ? drawContainers(chance, draft, 'awsvpc') : [];
  return {
    family: `fargate-${n}`,
    cpu,
    memory,
    networkMode: 'awsvpc',
    ...(containers.length > 0 && { containerDefinitions: containers }),
    ...drawLife(chance, draft, [2, 30, 120]),
  };
}

/** Once it is known who checks their health: some tasks become unhealthy. */
export function drawUnhealthy(draft: Draft): void {
  if (!draft.has('unhealthy')) return;
  for (const definition of draft.definitions) {
    const chance = draft.chances(`unhealthy ${definition.family}`);
    const users = draft.services.filter(
      ({ name, taskDefinition }) =>
        taskDefinition === definition.family ||
        draft.events.some(
          (e) => e.type === 'deploy' && e['service'] === name && e['taskDefinition'] === definition.family,
        ),
    );
    const behindBalancers = users.length > 0 && users.every(({ loadBalancers = [] }) => loadBalancers.length > 0);
    if (isChecked(definition) || behindBalancers)
      definition.unhealthyAfter = drawDistribution(chance, draft, chance.oneOf([60, 600, 1800]));
  }
}
