import { describe, expect, it } from 'vitest';
import { externalSystem } from '../../../src/model/catalog/external-systems.js';
import { externalNumber, instanceName } from '../../../src/model/instance-name.js';
import { smallCluster } from '../analysis/small-cluster.js';

describe('operating systems of external instances', () => {
  it('are supported, deprecated or unknown, as people write them', () => {
    const supportOf = (name: string): string => externalSystem(name).support;
    for (const name of ['Amazon Linux 2023', 'ubuntu 22.04', 'Ubuntu 24.04', 'RHEL 9', 'RHEL 9.4'])
      expect(supportOf(name)).toBe('supported');
    for (const name of [
      'Amazon Linux 2',
      'Ubuntu 18.04',
      'Debian 12',
      'RHEL 8.10',
      'CentOS Stream 9',
      'Windows Server 2022',
    ])
      expect(supportOf(name)).toBe('deprecated');
    for (const name of ['Ubuntu 26.04', 'Amazon Linux 20', 'RHEL 10', 'Plan 9', 'RHEL 90'])
      expect(supportOf(name)).toBe('unknown');
  });

  it('have the attributes of their kind', () => {
    expect(externalSystem('Windows Server 2019')).toMatchObject({ osType: 'windows', osFamily: 'WINDOWS_SERVER_2019' });
    expect(externalSystem('Debian 11')).toMatchObject({ osType: 'linux', osFamily: 'LINUX' });
  });
});

describe('the names of instances', () => {
  const server = {
    cpuUnits: 1024,
    memoryMiB: 1024,
    gpus: 0,
    cpuArchitecture: 'X86_64',
    operatingSystem: 'Amazon Linux 2023',
    attributes: {},
    agentVersion: '1.95.0',
    usdPerHour: undefined,
    endpointsBlocked: [],
  } as const;
  const scenario = smallCluster({
    externalInstances: [
      { ...server, name: 'shop', count: 2 },
      { ...server, name: 'depot', count: 1 },
    ],
    initialInstances: [{ id: 'old', autoScalingGroup: 0, availabilityZone: 0, instanceType: 0, ageMs: 0, tasks: [] }],
  });

  it('are those of initialState, then numbers, and for external instances those of the file', () => {
    expect([1, 2].map((n) => instanceName(scenario, n))).toEqual(['old', 'i-2']);
    const names = [
      [0, 0],
      [0, 1],
      [1, 0],
    ].map(([external, nth]) => instanceName(scenario, externalNumber(scenario, external, nth)));
    expect(names).toEqual(['shop-1', 'shop-2', 'depot']);
  });

  it('never take the number that stands for none', () => {
    expect(externalNumber(scenario, 0, 0)).toBeLessThan(-1);
  });
});
