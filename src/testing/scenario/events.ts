import type { Chance } from './chance.js';
import type { Draft, DrawnEvent, DrawnService, Json } from './draft.js';
import { drawBlockedEndpoints, drawLinkLoss } from './external-instances.js';
import { definitionsFor, drawPath, drawPlacement } from './launch.js';
import { suits } from './suits.js';
import type { Switch } from './swarm.js';
import { drawAt, drawDistribution, drawTime, durationText } from './times.js';

type Drawer = (chance: Chance, draft: Draft) => Json | undefined;

const replicaOf = (chance: Chance, { services }: Draft): DrawnService | undefined => {
  const replicas = services.filter(({ schedulingStrategy }) => schedulingStrategy !== 'DAEMON');
  return replicas.length > 0 ? chance.oneOf(replicas) : undefined;
};
const ofGroup =
  (type: string, rest: (chance: Chance) => Json): Drawer =>
  (chance, { groups }) =>
    groups.length > 0 ? { type, autoScalingGroup: chance.oneOf(groups).name, ...rest(chance) } : undefined;
const lasting = (chance: Chance): string | number => durationText(chance, chance.oneOf([0, 30, 300, 1200, 7200]));
const some = (chance: Chance): Json => ({ count: chance.oneOf([0, 1, 1, 2, 5]) });

/** Each kind of event, and the switch that it hangs on. */
const kinds: readonly (readonly [Switch, Drawer])[] = [
  ['runTask', drawRunTask],
  [
    'counts',
    (chance, draft) => {
      const service = replicaOf(chance, draft);
      return service && { type: 'setDesiredCount', service: service.name, desiredCount: chance.whole(0, 20) };
    },
  ],
  [
    'counts',
    (chance, { groups }) => {
      if (groups.length === 0) return undefined;
      const { name, minSize = 0, maxSize } = chance.oneOf(groups);
      return { type: 'setDesiredCapacity', autoScalingGroup: name, desiredCapacity: chance.whole(minSize, maxSize) };
    },
  ],
  ['deploys', drawDeploy],
  [
    'zoneFaults',
    (chance, draft) => ({
      type: 'availabilityZoneOutage',
      availabilityZone: zoneOf(chance, draft),
      duration: lasting(chance),
    }),
  ],
  [
    'zoneFaults',
    (chance, draft) => ({
      type: 'insufficientCapacity',
      availabilityZone: zoneOf(chance, draft),
      ...(draft.groups.length > 0 &&
        chance.maybe() && { instanceType: chance.oneOf(chance.oneOf(draft.groups).instanceTypes) }),
      duration: lasting(chance),
    }),
  ],
  ['spot', ofGroup('spotInterruption', some)],
  ['instanceFaults', ofGroup('instanceFailure', some)],
  ['instanceFaults', ofGroup('agentDisconnect', (chance) => ({ ...some(chance), duration: lasting(chance) }))],
  [
    'refresh',
    ofGroup('instanceRefresh', (chance) =>
      chance.maybe() ? { minHealthyPercentage: chance.oneOf([0, 50, 90, 100]) } : {},
    ),
  ],
  ['taskProtection', drawTaskProtection],
  ['links', drawLinkLoss],
  ['links', drawBlockedEndpoints],
];

/** What happens when; updates come later. */
export function drawEvents(draft: Draft): void {
  kinds.forEach(([name, draw], n) => {
    if (!draft.has(name)) return;
    const chance = draft.chances(`event ${n}`);
    for (let left = chance.oneOf([1, 1, 1, 2, 4]); left > 0; left--) {
      const event = draw(chance, draft);
      if (event !== undefined) draft.events.push({ at: drawAt(chance, draft), ...event } as DrawnEvent);
    }
  });
}

/** Events name a zone of some group; without groups, one of the region. */
const zoneOf = (chance: Chance, { groups, zones }: Draft): string =>
  chance.oneOf(groups.length > 0 ? chance.oneOf(groups).availabilityZones : zones);

function drawRunTask(chance: Chance, draft: Draft): Json | undefined {
  const path = drawPath(chance, draft);
  const definitions = definitionsFor(path, draft);
  if (definitions.length === 0) return undefined;
  const repeats = chance.maybe(0.3);
  return {
    type: 'runTask',
    taskDefinition: chance.oneOf(definitions).family,
    ...(chance.maybe(0.9) && { count: repeats ? chance.whole(1, 5) : chance.oneOf([1, 2, 9, 10, 11, 25]) }),
    ...(chance.maybe(0.8) && { runTime: drawDistribution(chance, draft, 300) }),
    ...(repeats && { every: durationText(chance, chance.oneOf([300, 900])) }),
    ...(repeats && chance.maybe() && { until: `${drawTime(chance, draft.endS)}s` }),
    ...(chance.maybe(0.2) && { name: `call-${chance.whole(0, 9)}` }),
    ...(chance.maybe(0.2) && { group: chance.oneOf(['batch', 'family:task-0']) }),
    ...path,
    ...drawPlacement(chance, draft, path),
  };
}

function drawDeploy(chance: Chance, draft: Draft): Json | undefined {
  if (draft.services.length === 0) return undefined;
  const service = chance.oneOf(draft.services);
  const others = draft.definitions.filter((definition) => suits(service, definition, draft));
  return others.length > 0
    ? { type: 'deploy', service: service.name, taskDefinition: chance.oneOf(others).family }
    : undefined;
}

function drawTaskProtection(chance: Chance, { services }: Draft): Json | undefined {
  if (services.length === 0) return undefined;
  return {
    type: 'updateTaskProtection',
    service: chance.oneOf(services).name,
    ...(chance.maybe(0.7) && { count: chance.whole(0, 6) }),
    ...(chance.maybe() && { protectionEnabled: chance.maybe(0.7) }),
    ...(chance.maybe(0.7) && { expiresInMinutes: chance.oneOf([1, 10, 120, 2880]) }),
  };
}
