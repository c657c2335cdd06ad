import { describe, expect, it } from 'vitest';
import {
  EXTERNAL_ENDPOINTS,
  externalEndpoint,
  type ExternalEndpoint,
} from '../../../../src/model/external-endpoint.js';
import {
  canRefresh,
  canRegister,
  isConnected,
  isHeard,
  type Obstacles,
} from '../../../../src/policy/external/reach.js';

const behind = (blocked: readonly ExternalEndpoint[], rest: Partial<Obstacles> = {}): Obstacles => ({
  linkLost: false,
  credentialsLost: false,
  isBlocked: (endpoint) => blocked.some((name) => externalEndpoint[name] === endpoint),
  ...rest,
});
/** The endpoints that something needs. */
const needed = (is: (obstacles: Obstacles) => boolean): readonly ExternalEndpoint[] =>
  EXTERNAL_ENDPOINTS.filter((endpoint) => !is(behind([endpoint])));

describe('what an external instance reaches', () => {
  it('is all of AWS with nothing in the way, and nothing without its link', () => {
    const free = behind([]);
    const cut = behind([], { linkLost: true });
    for (const is of [
      isHeard,
      (o: Obstacles) => canRefresh(o, 'all'),
      (o: Obstacles) => canRegister(o, 'all'),
      (o: Obstacles) => isConnected(o, false),
      (o: Obstacles) => isConnected(o, true),
    ]) {
      expect(is(free)).toBe(true);
      expect(is(cut)).toBe(false);
    }
  });

  it('needs an endpoint for each thing', () => {
    expect(needed((o) => canRefresh(o, 'all'))).toEqual(['ssm', 'ec2messages', 'ssmmessages']);
    expect(needed((o) => canRefresh(o, 'ssm'))).toEqual(['ssm']);
    expect(needed((o) => canRegister(o, 'all'))).toEqual(['ecs', 'ssm', 'ec2messages', 'ssmmessages']);
    expect(needed(isHeard)).toEqual(['ecs']);
    expect(needed((o) => isConnected(o, true))).toEqual(['ecs-a']);
    expect(needed((o) => isConnected(o, false))).toEqual(['ecs', 'ecs-a']);
  });

  it('is nothing without credentials, which it may get again', () => {
    const without = behind([], { credentialsLost: true });
    expect([isHeard(without), isConnected(without, true), canRefresh(without, 'all')]).toEqual([false, false, true]);
  });
});
