import { createChances, type Chance } from './chance.js';
import type { Draft, DrawnScenario, Json } from './draft.js';
import { drawEvents } from './events.js';
import { drawExternalInstances } from './external-instances.js';
import { drawGroups } from './groups.js';
import { drawHeader, drawPricing } from './header.js';
import { drawInitialState } from './initial-state.js';
import { drawInstanceTypes } from './instance-types.js';
import { drawModel } from './model-knobs.js';
import { drawClusters } from './clusters.js';
import { drawNetwork } from './network.js';
import { drawCluster, drawProviders } from './providers.js';
import { drawServices } from './services.js';
import { drawSwarm } from './swarm.js';
import { drawTaskDefinitions, drawUnhealthy } from './task-definitions.js';
import { drawRebalancing, drawUpdates } from './updates.js';
import { drawWorkloads } from './workloads.js';

export type { DrawnScenario, Json } from './draft.js';

/**
 * A whole scenario file from a whole number: the same one for the same number. It is small enough to run in a blink (at most 6
 * simulated hours), means to be valid, and has whole features switched off, each in some draws.
 */
export function drawScenario(seed: number): DrawnScenario {
  const draft = createDraft(seed);
  const data: Json = {
    ...drawHeader(draft),
    ...drawInstanceTypes(draft),
    ...drawPricing(draft),
    ...drawGroups(draft),
    ...drawProviders(draft),
    ...drawCluster(draft),
    ...drawExternalInstances(draft),
    ...drawTaskDefinitions(draft),
    ...drawServices(draft),
    ...drawWorkloads(draft),
    ...drawInitialState(draft),
    ...drawModel(draft),
  };
  drawEvents(draft);
  drawUpdates(draft);
  drawRebalancing(draft);
  drawUnhealthy(draft);
  Object.assign(data, drawNetwork(draft));
  drawClusters(draft, data);
  if (draft.events.length > 0) data['events'] = draft.events;
  return { seed, data, files: draft.files };
}

/** Long enough for the fifteen minutes of a low alarm; seldom long. */
const drawMinutes = (chance: Chance): number =>
  chance.maybe(0.03) ? chance.oneOf([240, 360]) : chance.oneOf([10, 15, 20, 20, 30, 30, 45, 60, 60, 90, 120]);

function createDraft(seed: number): Draft {
  const chances = createChances(seed);
  const has = drawSwarm(chances);
  const region = has('words') && has('priceless') ? 'eu-west-1' : 'us-east-1';
  return {
    chances,
    has,
    endS: 60 * drawMinutes(chances('duration')),
    zones: ['a', 'b', 'c'].map((letter) => region + letter),
    files: {},
    types: [],
    groups: [],
    providers: [],
    externals: [],
    definitions: [],
    services: [],
    events: [],
    instances: [],
    defaultStrategy: [],
  };
}
