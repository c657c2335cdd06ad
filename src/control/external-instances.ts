import type { External, Instance } from '../model/facts.js';
import { externalOf } from '../model/external-place.js';
import type { ScenarioEvent } from '../model/scenario.js';
import { idOf, isAlive, rowOf } from '../model/slots.js';
import { ENDPOINTS } from '../model/world.js';
import { canRegister } from '../policy/external/reach.js';
import { drawRows } from './draw-rows.js';
import { createExternalLink, ROTATION_MS, type ExternalLink } from './external-link.js';
import { defineLoop, type Tools } from './loop.js';

const reads = ['instances', 'externals', 'settings'] as const;
const writes = [
  'ExternalInstanceRegistered',
  'CredentialsRotated',
  'CredentialsExpired',
  'LinkLost',
  'LinkRestored',
  'EndpointBlocked',
  'EndpointUnblocked',
  'AgentDisconnected',
  'AgentReconnected',
] as const;
type ExternalTools = Tools<(typeof reads)[number], (typeof writes)[number]>;

/**
 * ECS Anywhere (EX-1…EX-4): servers outside AWS are registered from t = 0 on, and reach it by a link of their own. Their SSM
 * agent gets credentials and their ECS agent is connected, each as long as nothing is in the way.
 */
export const externalInstances = defineLoop({
  name: 'external-instances',
  reads,
  writes,
  on(tools) {
    const { scenario, world, emit, wake } = tools;
    const { externals, instances, settings } = world;
    const link = createExternalLink(tools);
    const begins = createMishaps(tools, link);
    const rotation = wake('settle', link.rotate);

    /** What is blocked from the start is so for the whole run: one that cannot be registered never is. */
    const register = (external: External): void => {
      const { count, endpointsBlocked } = scenario.externalInstances[external];
      for (const endpoint of endpointsBlocked) emit.EndpointBlocked(external, endpoint);
      const isBlocked = (endpoint: number): boolean => externals.blocked[external * ENDPOINTS + endpoint] > 0;
      const need = settings.scenario.model.externalCredentialEndpoints;
      if (!canRegister({ linkLost: false, credentialsLost: false, isBlocked }, need)) return;
      for (let n = 0; n < count; n++) {
        const instance = instances.slots.next;
        emit.ExternalInstanceRegistered(instance, external);
        link.look(rowOf(instance));
      }
    };
    const rotateLater = (i: Instance): void => {
      rotation.in(ROTATION_MS, i);
    };

    return {
      RunStarted() {
        scenario.externalInstances.forEach((_, external) => {
          register(external);
        });
        scenario.events.forEach((event, n) => {
          if (isMishap(event) && event.atMs <= scenario.durationMs) begins(n);
        });
      },
      ExternalInstanceRegistered: rotateLater,
      CredentialsRotated: rotateLater,
    };
  },
});

type Mishap = Extract<ScenarioEvent, { readonly type: 'linkLoss' | 'endpointsBlocked' }>;

const isMishap = (event: ScenarioEvent): event is Mishap =>
  event.type === 'linkLoss' || event.type === 'endpointsBlocked';

/** Links are lost and endpoints blocked for a while. Takes the event's place in the scenario. */
function createMishaps(tools: ExternalTools, link: ExternalLink): (event: number) => void {
  const { scenario, clock, world, emit, because, wake, random } = tools;
  const { instances } = world;
  const rowsOf = (external: External): readonly number[] => {
    const rows: number[] = [];
    for (let row = 0; row < instances.size; row++)
      if (instances.external[row] === 1 && externalOf(scenario, instances.group[row]) === external) rows.push(row);
    return rows;
  };

  const linkBack = wake('settle', (i: Instance) => {
    const row = rowOf(i);
    if (!isAlive(instances.slots, i) || instances.linkLost[row] === 0) return;
    // Another loss may last longer.
    if (clock.nowMs < instances.linkLostUntilMs[row]) return;
    emit.LinkRestored(i);
    const before = because(clock.lastFact);
    link.refresh(row);
    because(before);
  });
  const unblocked = wake('settle', (n: number) => {
    const event = scenario.events[n];
    if (event.type !== 'endpointsBlocked') return;
    for (const endpoint of event.endpoints) emit.EndpointUnblocked(event.externalInstances, endpoint);
    const before = because(clock.lastFact);
    for (const row of rowsOf(event.externalInstances)) {
      if (instances.credentialsLost[row] === 1) link.refresh(row);
      else link.look(row);
    }
    because(before);
  });

  const loseLink = (row: number, untilMs: number): void => {
    const instance = idOf(instances.slots, row);
    emit.LinkLost(instance, untilMs);
    const before = because(clock.lastFact);
    link.look(row);
    linkBack.at(untilMs, instance);
    because(before);
  };

  const begins = wake('settle', (n: number) => {
    const event = scenario.events[n];
    if (event.type === 'linkLoss') {
      const rows = rowsOf(event.externalInstances);
      for (const row of draw(event.externalInstances, rows, event.count)) loseLink(row, event.untilMs);
    } else if (event.type === 'endpointsBlocked') {
      for (const endpoint of event.endpoints) emit.EndpointBlocked(event.externalInstances, endpoint);
      const before = because(clock.lastFact);
      for (const row of rowsOf(event.externalInstances)) link.look(row);
      unblocked.at(event.untilMs, n);
      because(before);
    }
  });
  return (n) => {
    begins.at(scenario.events[n].atMs, n);
  };

  /** All of them, or those that chance takes. */
  function draw(external: External, rows: readonly number[], count: number): readonly number[] {
    const { name } = scenario.externalInstances[external];
    return count >= rows.length ? rows : drawRows(rows, count, random('externalInstances', name, 'linkLoss'));
  }
}
