import { describe, expect, it } from 'vitest';
import { endpointsStory } from '../../../../src/analysis/explain/endpoints-story.js';
import type { Registry } from '../../../../src/analysis/explain/registry.js';
import { tellRun } from '../../../../src/analysis/explain/told-run.js';
import { simulate } from '../../../../src/simulate.js';
import { yamlOf, type Talk } from '../../../conformance/talk.js';
import { load } from '../../../support/load.js';

function registryOf(source: string, name = 'api.local', atMs = 300_000): Registry {
  const run = tellRun(simulate(load(source), { keepTrace: true }));
  return endpointsStory(run, name, atMs)!.registry;
}
const fargate = (talk: Talk): Registry => registryOf(yamlOf(talk));

/** Two tasks a host, in a mode that shares its address. */
const onHosts = (networkMode: string, hostPort: string): string => `version: 1
duration: 20m
namespaces: [{ name: local }]
clusters: [{ name: blue }]
autoScalingGroups:
  - { name: ecs, availabilityZones: [us-east-1a, us-east-1b], instanceTypes: [m5.large], desiredCapacity: 2, maxSize: 2 }
capacityProviders: [{ name: ec2, autoScalingGroup: ecs, managedScaling: { status: DISABLED } }]
taskDefinitions:
  - { family: api, cpu: 256, memory: 512, networkMode: ${networkMode}, containerDefinitions: [{ name: app, portMappings: [{ containerPort: 80${hostPort} }] }] }
services:
  - name: api
    cluster: blue
    taskDefinition: api
    desiredCount: 2
    capacityProviderStrategy: [{ capacityProvider: ec2, weight: 1 }]
    serviceRegistries: [{ namespace: local, recordType: SRV, containerName: app, containerPort: 80 }]
`;

describe('the attributes of a Cloud Map instance (SD-5)', () => {
  it('name the host and its port in bridge mode, and SRV records point to both (SD-1)', () => {
    const { instances, lookups } = registryOf(onHosts('bridge', ''));
    expect(instances).toHaveLength(2);
    const [{ attributes }] = instances;
    expect(attributes).toEqual({
      AWS_INSTANCE_IPV4: expect.stringMatching(/^10\.0\.1\.[02]$/) as string,
      AWS_INSTANCE_PORT: 'dynamic',
      AVAILABILITY_ZONE: expect.stringMatching(/^us-east-1[ab]$/) as string,
      REGION: 'us-east-1',
      ECS_SERVICE_NAME: 'api',
      ECS_CLUSTER_NAME: 'blue',
      EC2_INSTANCE_ID: expect.stringMatching(/^i-[12]$/) as string,
    });
    expect(lookups[0]).toMatchObject({ question: 'SRV api.local' });
    expect(lookups[0].answer[0]).toBe('1 1 dynamic api-1.api.local');
    expect(registryOf(onHosts('bridge', ', hostPort: 8080')).instances[0].attributes['AWS_INSTANCE_PORT']).toBe('8080');
    expect(registryOf(onHosts('host', '')).instances[0].attributes['AWS_INSTANCE_PORT']).toBe('80');
  });

  it('have no instance on Fargate, and an IPv6 address where an AAAA record asks for it', () => {
    const [{ attributes }] = fargate({
      server: 'serviceRegistries: [{ namespace: local, recordType: [A, AAAA] }]',
    }).instances;
    expect(attributes['EC2_INSTANCE_ID']).toBeUndefined();
    expect(attributes['AWS_INSTANCE_IPV6']).toMatch(/^fd00::/);
  });
});

describe('what callers are told', () => {
  it('is eight at random of more (SD-2)', () => {
    const [query] = fargate({ servers: 10, server: 'serviceRegistries: [{ namespace: local, ttl: 60s }]' }).lookups;
    expect(query.answer).toHaveLength(10);
    expect(query.how).toBe('8 of these 10 at random; kept for 60 s');
  });

  it('is one with WEIGHTED', () => {
    const server = 'serviceRegistries: [{ namespace: local, ttl: 60s, routingPolicy: WEIGHTED }]';
    expect(fargate({ server }).lookups[0].how).toBe('1 of these 4 at random; kept for 60 s');
  });

  it('comes from DiscoverInstances alone in an HTTP namespace', () => {
    const { lookups } = fargate({
      namespace: '{ name: local, type: HTTP }',
      server: 'serviceRegistries: [{ namespace: local }]',
    });
    expect(lookups.map(({ question }) => question)).toEqual(['DiscoverInstances local api']);
  });
});
