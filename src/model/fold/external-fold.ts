import type { Handlers } from '../../kernel/fact.js';
import { externalPlace } from '../external-place.js';
import { held, type Facts } from '../facts.js';
import { externalNumber } from '../instance-name.js';
import type { Roster } from '../roster.js';
import { rowOf } from '../slots.js';
import { ENDPOINTS, instanceState, type World } from '../world.js';
import type { FoldClock } from './fold-clock.js';
import { createEntry, setOpen } from './instance-entry.js';
import { touch } from './touch.js';

type ExternalFacts =
  | 'ExternalInstanceRegistered'
  | 'CredentialsRotated'
  | 'CredentialsExpired'
  | 'LinkLost'
  | 'LinkRestored'
  | 'EndpointBlocked'
  | 'EndpointUnblocked'
  | 'TaskOutOfReach'
  | 'TaskReached';

/** Remembers external instances: that they are there, and what of AWS they reach (EX-1…EX-4). */
export function externalFold(world: World, roster: Roster, clock: FoldClock): Pick<Handlers<Facts>, ExternalFacts> {
  const { instances, externals, tasks, settings } = world;
  const enter = createEntry(world, roster, clock);
  const block = (external: number, endpoint: number, by: 1 | -1): void => {
    externals.blocked[external * ENDPOINTS + endpoint] += by;
  };
  return {
    ExternalInstanceRegistered(instance, external) {
      const { group, zone, type } = externalPlace(settings.scenario, external);
      const i = enter(instance, group, zone, type);
      instances.number[i] = externalNumber(settings.scenario, external, externals.registered[external]++);
      instances.external[i] = 1;
      instances.state[i] = instanceState.inService;
      instances.registered[i] = 1;
      instances.registeredAtMs[i] = clock.nowMs;
      instances.credentialsAtMs[i] = clock.nowMs;
      setOpen(world, i);
      touch(world, i);
    },
    CredentialsRotated(instance) {
      const i = rowOf(instance);
      instances.credentialsLost[i] = 0;
      instances.credentialsAtMs[i] = clock.nowMs;
    },
    CredentialsExpired(instance) {
      instances.credentialsLost[rowOf(instance)] = 1;
    },
    LinkLost(instance, untilMs) {
      const i = rowOf(instance);
      instances.linkLost[i] = 1;
      instances.linkLostUntilMs[i] = Math.max(untilMs, instances.linkLostUntilMs[i]);
    },
    LinkRestored(instance) {
      instances.linkLost[rowOf(instance)] = 0;
    },
    EndpointBlocked(external, endpoint) {
      block(external, endpoint, 1);
    },
    EndpointUnblocked(external, endpoint) {
      block(external, endpoint, -1);
    },
    TaskOutOfReach(task, what) {
      tasks.held[rowOf(task)] = what;
    },
    TaskReached(task) {
      tasks.held[rowOf(task)] = held.none;
    },
  };
}
