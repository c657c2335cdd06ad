import { describe, expect, it } from 'vitest';
import type { PlacementRequest } from '../../../../src/policy/packing/fleet.js';
import { fits } from '../../../../src/policy/placement/fits.js';
import { aFleet, aRequest, type InstanceLike } from './a-fleet.js';

function takes(instance: InstanceLike, asked: Partial<PlacementRequest>, portWords = 1): boolean {
  const { fleet, counts } = aFleet([instance], portWords);
  return fits(fleet, aRequest(counts, asked), 0);
}

describe('fits', () => {
  it('needs an open instance of the provider; launch type EC2 takes any of the cluster (PL-2)', () => {
    expect(takes({ open: false }, {})).toBe(false);
    expect(takes({ group: 1 }, { autoScalingGroup: 1 })).toBe(true);
    expect(takes({ group: 1 }, { autoScalingGroup: 0 })).toBe(false);
    expect(takes({ group: 1 }, { autoScalingGroup: -1 })).toBe(true);
  });

  it.each([
    ['CPU', { cpu: 256 }, { cpu: 255 }, { cpuUnits: 256 }],
    ['memory', { memory: 512 }, { memory: 511 }, { memoryMiB: 512 }],
    ['GPUs (RA-11)', { gpus: 2 }, { gpus: 1 }, { gpus: 2 }],
    ['ENIs (RA-12)', { enis: 1 }, { enis: 0 }, { enis: 1 }],
    ['the budget of static host ports (RA-9)', { ports: 2 }, { ports: 1 }, { ports: 2 }],
  ] as const)('needs as much %s as is asked for, and no more', (_, enough, tooLittle, asked) => {
    expect(takes(enough, asked)).toBe(true);
    expect(takes(tooLittle, asked)).toBe(false);
  });

  it('a need of nothing is met even where more was promised than there is', () => {
    expect(takes({ cpu: -1, gpus: -1, enis: -1 }, { cpuUnits: 0 })).toBe(true);
  });

  it('a static host port is free in every port word (RA-9, example 34)', () => {
    const asked = { ports: 1, portMasks: [0, 0b100] };
    expect(takes({ taken: [0b111, 0b011] }, asked, 2)).toBe(true);
    expect(takes({ taken: [0, 0b100] }, asked, 2)).toBe(false);
  });

  it('distinctInstance looks at desired status, which the counts hold (CO-3, example 46)', () => {
    expect(takes({ tasks: 1 }, { distinctInstance: true })).toBe(false);
    expect(takes({ tasks: 0 }, { distinctInstance: true })).toBe(true);
    expect(takes({ tasks: 1 }, { distinctInstance: false })).toBe(true);
  });
});
