import { describe, expect, it } from 'vitest';
import type { PlacementRequest } from '../../../../src/policy/packing/fleet.js';
import { refusalCode, refuse } from '../../../../src/policy/placement/refusal.js';
import { refusalReason, serviceEventText, stoppedReasonText } from '../../../../src/policy/placement/refusal-text.js';
import { aFleet, aRequest, type InstanceLike } from './a-fleet.js';

const why = (instances: readonly InstanceLike[], asked: Partial<PlacementRequest> = {}) => {
  const { fleet, counts } = aFleet(instances);
  return refuse(fleet, aRequest(counts, asked));
};

describe('refuse', () => {
  it.each([
    ['cpu', { cpu: 0 }, {}],
    ['memory', { memory: 0 }, {}],
    ['gpu', { gpus: 0 }, { gpus: 1 }],
    ['eni', { enis: 0 }, { enis: 1 }],
    ['ports', { taken: [1] }, { ports: 1, portMasks: [1] }],
    ['ports', { ports: 0 }, { ports: 1, portMasks: [1] }],
    ['distinctInstance', { tasks: 1 }, { distinctInstance: true }],
  ] as const)('names %s', (reason, instance, asked) => {
    const refusal = why([instance], asked);
    expect(refusal).toMatchObject({ code: refusalCode[reason], closestRow: 0, reasons: 1 << refusalCode[reason] });
    expect(refusal.counts[refusalCode[reason]]).toBe(1);
  });

  it('counts every check that an instance fails, and names the first of the closest', () => {
    const refusal = why([{ cpu: 0, memory: 0 }, { memory: 0 }, { memory: 0, open: false }]);
    expect(refusal).toMatchObject({ code: refusalCode.memory, closestRow: 1 });
    expect(refusal.counts[refusalCode.cpu]).toBe(1);
    expect(refusal.counts[refusalCode.memory]).toBe(2);
    expect(refusal.reasons).toBe((1 << refusalCode.cpu) | (1 << refusalCode.memory));
  });

  it('of instances that fail equally many checks the one that fails latest is closest, then the least row', () => {
    expect(why([{ cpu: 0 }, { memory: 0 }, { memory: 0 }])).toMatchObject({ code: refusalCode.memory, closestRow: 1 });
  });

  it('looks only at the instances behind the provider', () => {
    expect(
      why(
        [
          { group: 1, memory: 0 },
          { group: 0, cpu: 0 },
        ],
        { autoScalingGroup: 0 },
      ),
    ).toMatchObject({
      code: refusalCode.cpu,
      closestRow: 1,
    });
  });

  it('without an open instance: an empty provider, or for launch type EC2 an empty cluster (MS-39)', () => {
    const nothing = { closestRow: -1, reasons: 0 };
    expect(why([{ open: false }, { group: 1 }])).toMatchObject({ code: refusalCode.emptyCapacityProvider, ...nothing });
    expect(why([{ open: false }], { autoScalingGroup: -1 })).toMatchObject({
      code: refusalCode.noActiveInstances,
      ...nothing,
    });
  });

  it('code 0 when an instance fits after all', () => {
    expect(why([{ cpu: 0 }, {}])).toMatchObject({ code: refusalCode.none, closestRow: 1 });
  });

  it('a static port on three instances that all use it: "already using a port" (RA-9, example 34)', () => {
    const used = { taken: [1], ports: 94 };
    const { code, closestRow } = why([used, used, used], { ports: 1, portMasks: [1] });
    expect(serviceEventText('web', code, `i-${closestRow + 1}`)).toBe(
      '(service web) was unable to place a task because no container instance met all of its requirements. ' +
        'The closest matching container-instance i-1 is already using a port required by your task.',
    );
  });
});

describe('refusal texts', () => {
  it.each([
    ['cpu', 'TaskFailedToStart: RESOURCE:CPU'],
    ['memory', 'TaskFailedToStart: RESOURCE:MEMORY'],
    ['ports', 'TaskFailedToStart: RESOURCE:PORTS'],
    ['gpu', 'TaskFailedToStart: RESOURCE:GPU'],
    ['eni', 'TaskFailedToStart: RESOURCE:ENI'],
    ['emptyCapacityProvider', 'TaskFailedToStart: EMPTY CAPACITY PROVIDER'],
    ['noActiveInstances', 'TaskFailedToStart: NO ACTIVE INSTANCES'],
    ['none', 'TaskFailedToStart'],
  ] as const)('the stopped reason of %s (MS-39)', (reason, text) => {
    expect(stoppedReasonText(refusalCode[reason])).toBe(text);
  });

  it('there is a reason for every code but none, no two alike', () => {
    const reasons = Object.values(refusalCode).map(refusalReason);
    expect(reasons.filter((reason) => reason === '')).toHaveLength(1);
    expect(new Set(reasons).size).toBe(reasons.length);
  });

  it.each([
    ['cpu', 'has insufficient CPU units available.'],
    ['memory', 'has insufficient memory available.'],
    ['eni', 'encountered error "RESOURCE:ENI".'],
    ['distinctInstance', 'encountered error "DistinctInstance placement constraint unsatisfied.".'],
  ] as const)('the service event of %s (PL-14)', (reason, ending) => {
    expect(serviceEventText('web-app', refusalCode[reason], 'i-3')).toBe(
      '(service web-app) was unable to place a task because no container instance met all of its requirements. ' +
        `The closest matching container-instance i-3 ${ending}`,
    );
  });

  it('the service event without any instance', () => {
    expect(serviceEventText('web-app', refusalCode.noActiveInstances, undefined)).toMatch(
      /Reason: No Container Instances were found in your cluster\.$/,
    );
  });
});
