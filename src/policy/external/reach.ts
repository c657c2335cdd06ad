import { externalEndpoint } from '../../model/external-endpoint.js';

/** What stands between an external instance and AWS. */
export interface Obstacles {
  readonly linkLost: boolean;
  readonly credentialsLost: boolean;
  /** Whether the endpoint of a code of `externalEndpoint` is blocked. */
  readonly isBlocked: (endpoint: number) => boolean;
}

/** The SSM agent needs all three of its endpoints, or `ssm` alone: a knob, since AWS only says that all must be reachable. */
const CREDENTIALS = {
  all: [externalEndpoint.ssm, externalEndpoint.ec2messages, externalEndpoint.ssmmessages],
  ssm: [externalEndpoint.ssm],
} as const;

/** EX-3: the SSM agent can get new credentials. */
export const canRefresh = ({ linkLost, isBlocked }: Obstacles, need: 'all' | 'ssm'): boolean =>
  !linkLost && !CREDENTIALS[need].some(isBlocked);

/** What the agent says arrives: it reports what its tasks do to `ecs`. */
export const isHeard = ({ linkLost, credentialsLost, isBlocked }: Obstacles): boolean =>
  !linkLost && !credentialsLost && !isBlocked(externalEndpoint.ecs);

/**
 * PL-2: agentConnected. Tasks are assigned by `ecs-a`; by `ecs` the agent registers, and learns where `ecs-a` is. So a
 * connection outlives a block of `ecs`, but does not come back under it.
 */
export const isConnected = (obstacles: Obstacles, was: boolean): boolean =>
  !obstacles.linkLost &&
  !obstacles.credentialsLost &&
  !obstacles.isBlocked(externalEndpoint['ecs-a']) &&
  (was || !obstacles.isBlocked(externalEndpoint.ecs));

/** It can be registered: it has got credentials, and reaches `ecs`. */
export const canRegister = (obstacles: Obstacles, need: 'all' | 'ssm'): boolean =>
  canRefresh(obstacles, need) && !obstacles.isBlocked(externalEndpoint.ecs);
