import type { Chance } from './chance.js';
import type { Draft, DrawnExternal, Json } from './draft.js';
import { ATTRIBUTE_VALUES } from './groups.js';
import { durationText } from './times.js';

const ENDPOINTS = ['ecs', 'ecs-a', 'ecs-t', 'ssm', 'ec2messages', 'ssmmessages'];
const SYSTEMS = ['Amazon Linux 2023', 'Ubuntu 22.04', 'RHEL 9', 'Debian 12', 'Windows Server 2019', 'Plan 9'];

/** Servers outside AWS: a few, and not too large. */
export function drawExternalInstances(draft: Draft): Json {
  const { chances, has, externals } = draft;
  if (!has('external')) return {};
  for (let n = chances('externals').whole(1, 3); n > 0; n--) externals.push(drawServer(draft, externals.length));
  return { externalInstances: externals };
}

function drawServer({ chances, has }: Draft, n: number): DrawnExternal {
  const chance = chances(`external ${n}`);
  const vcpus = chance.whole(1, 8);
  return {
    name: `site-${'abc'[n]}`,
    ...(chance.maybe() && { count: chance.whole(1, 4) }),
    ...(chance.maybe() ? { vcpus } : { cpu: 1024 * vcpus - chance.whole(0, 100) }),
    memoryMiB: chance.oneOf([1024, 4096, 10_000]),
    ...(chance.maybe(0.3) && { gpus: chance.whole(0, 2) }),
    ...(chance.maybe() && { cpuArchitecture: chance.oneOf(['X86_64', 'ARM64']) }),
    ...(chance.maybe() && { operatingSystem: chance.oneOf(SYSTEMS) }),
    ...(has('attributes') && { attributes: { stack: chance.oneOf(ATTRIBUTE_VALUES) } }),
    ...(chance.maybe(0.3) && { agentVersion: chance.oneOf(['1.95.0', '1.9.0']) }),
    ...(chance.maybe(0.3) && { usdPerHour: 0.05 }),
    ...(chance.maybe(0.3) && { cluster: has('words') ? 'drawn' : 'main' }),
    ...(chance.maybe(0.4) && { ssm: { endpointsBlocked: chance.maybe(0.8) ? chance.someOf(ENDPOINTS, 1, 2) : [] } }),
  };
}

const lasting = (chance: Chance): string | number => durationText(chance, chance.oneOf([0, 30, 300, 1900, 7200]));

/** Links are lost, or endpoints blocked; undefined without a server. */
export function drawLinkLoss(chance: Chance, { externals }: Draft): Json | undefined {
  if (externals.length === 0) return undefined;
  const { name: externalInstance } = chance.oneOf(externals);
  const count = chance.maybe() && { count: chance.whole(0, 3) };
  return { type: 'linkLoss', externalInstance, ...count, duration: lasting(chance) };
}

export function drawBlockedEndpoints(chance: Chance, { externals }: Draft): Json | undefined {
  if (externals.length === 0) return undefined;
  const { name: externalInstance } = chance.oneOf(externals);
  const endpoints = chance.someOf(ENDPOINTS, 1, 3);
  return { type: 'endpointsBlocked', externalInstance, endpoints, duration: lasting(chance) };
}
