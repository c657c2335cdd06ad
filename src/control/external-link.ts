import type { Instance } from '../model/facts.js';
import { idOf, isAlive, rowOf } from '../model/slots.js';
import { obstaclesOf } from '../policy/external/obstacles.js';
import { canRefresh, isConnected } from '../policy/external/reach.js';
import type { Tools } from './loop.js';

type LinkTools = Tools<
  'instances' | 'externals' | 'settings',
  'CredentialsRotated' | 'CredentialsExpired' | 'AgentDisconnected' | 'AgentReconnected'
>;

/** EX-3: the SSM agent gets new credentials every 30 minutes. Those that it has are good until then. */
export const ROTATION_MS = 30 * 60_000;

/** The connection of external instances. */
export interface ExternalLink {
  /** The agent of a row is connected or not, as things are now (PL-2). */
  readonly look: (row: number) => void;
  /** It tries to get credentials, now that something is out of the way. */
  readonly refresh: (row: number) => void;
  /** Its credentials are as old as they may be. */
  readonly rotate: (instance: Instance) => void;
}

export function createExternalLink({ clock, world, emit }: LinkTools): ExternalLink {
  const { instances, settings } = world;
  const mayRefresh = (row: number): boolean =>
    canRefresh(obstaclesOf(world, row), settings.scenario.model.externalCredentialEndpoints);
  const look = (row: number): void => {
    const was = instances.agentLost[row] === 0;
    const is = isConnected(obstaclesOf(world, row), was);
    if (was && !is) emit.AgentDisconnected(idOf(instances.slots, row));
    if (!was && is) emit.AgentReconnected(idOf(instances.slots, row));
  };
  return {
    look,
    refresh(row) {
      if (mayRefresh(row)) emit.CredentialsRotated(idOf(instances.slots, row));
      look(row);
    },
    rotate(instance) {
      if (!isAlive(instances.slots, instance)) return;
      const row = rowOf(instance);
      // Those that came sooner, after a loss of the link, have a time of their own.
      const areDue = clock.nowMs - instances.credentialsAtMs[row] >= ROTATION_MS;
      if (!areDue || instances.credentialsLost[row] === 1) return;
      if (mayRefresh(row)) emit.CredentialsRotated(instance);
      else emit.CredentialsExpired(instance);
      look(row);
    },
  };
}
