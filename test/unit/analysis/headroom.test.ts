import { describe, expect, it } from 'vitest';
import { headroom, type Headroom } from '../../../src/analysis/headroom.js';
import { startRun, type RunningWorld } from '../../../src/simulate.js';
import { load } from '../../support/load.js';

type Json = Readonly<Record<string, unknown>>;

/** Two instances of 4 vCPUs and 16 GiB with three network interfaces each, and one service, ten minutes later. */
function roomOf(definition: Json, service: Json = {}): { room: Headroom; running: RunningWorld } {
  const scenario = load({
    version: 1,
    name: 'Room',
    duration: '10m',
    instanceTypes: [
      { name: 'lab.room', vcpus: 4, memoryMiB: 16384, registeredMemoryMiB: 16384, maxEnis: 3, usdPerHour: 0.1 },
    ],
    autoScalingGroups: [
      {
        name: 'asg',
        availabilityZones: ['us-east-1a'],
        instanceTypes: ['lab.room'],
        minSize: 2,
        maxSize: 2,
        desiredCapacity: 2,
      },
    ],
    capacityProviders: [{ name: 'cp', autoScalingGroup: 'asg' }],
    cluster: { defaultCapacityProviderStrategy: [{ capacityProvider: 'cp', weight: 1 }] },
    taskDefinitions: [{ family: 'app', networkMode: 'bridge', ...definition }],
    services: [{ name: 'web', taskDefinition: 'app', desiredCount: 1, ...service }],
  });
  let running: RunningWorld | undefined;
  const run = startRun(scenario, {
    observe: (world) => {
      running = world;
      return {};
    },
  });
  run.runUntil(scenario.durationMs);
  if (running === undefined) throw new Error('a run has a world');
  return { room: headroom(scenario, running.roster, running.world, 0), running };
}

describe('headroom', () => {
  it('counts what fits beside what runs, and names what binds on each instance', () => {
    const { room } = roomOf({ cpu: 1024, memory: 512 });
    expect(room.more).toBe(7);
    expect(room.binding).toEqual([{ reason: 'RESOURCE:CPU', instances: 2 }]);
    expect(room.instances.map(({ more }) => more).sort((x, y) => x - y)).toEqual([3, 4]);
  });

  it('knows memory, network interfaces and ports', () => {
    expect(roomOf({ cpu: 128, memory: 8192 }).room).toMatchObject({
      more: 3,
      binding: [{ reason: 'RESOURCE:MEMORY', instances: 2 }],
    });
    expect(roomOf({ cpu: 128, memory: 64, networkMode: 'awsvpc' }).room).toMatchObject({
      more: 3,
      binding: [{ reason: 'RESOURCE:ENI', instances: 2 }],
    });
    const portMappings = [{ containerPort: 80, hostPort: 8080 }];
    const containerDefinitions = [{ name: 'app', cpu: 64, memory: 64, portMappings }];
    expect(roomOf({ cpu: 128, memory: 64, containerDefinitions }).room).toMatchObject({
      more: 1,
      binding: [{ reason: 'RESOURCE:PORTS', instances: 2 }],
    });
  });

  it('keeps to constraints, those that look at other tasks too', () => {
    const small = { cpu: 128, memory: 64 };
    expect(roomOf(small, { placementConstraints: [{ type: 'distinctInstance' }] }).room).toMatchObject({
      more: 1,
      binding: [{ reason: 'DistinctInstance placement constraint unsatisfied.', instances: 2 }],
    });
    const apart = [{ type: 'memberOf', expression: 'not(task:group == service:web)' }];
    expect(roomOf(small, { placementConstraints: apart }).room).toMatchObject({ more: 1 });
  });

  it('leaves the world as it is', () => {
    const { room, running } = roomOf({ cpu: 1024, memory: 512 });
    expect(room.more).toBe(7);
    expect(headroom(running.scenario, running.roster, running.world, 0)).toEqual(room);
  });
});

describe('headroom on external instances', () => {
  it('counts them for launch type EXTERNAL, and those of AWS for all others', () => {
    const scenario = load({
      version: 1,
      duration: '10m',
      autoScalingGroups: [
        { name: 'asg', availabilityZones: ['us-east-1a'], instanceTypes: ['m5.large'], maxSize: 1, desiredCapacity: 1 },
      ],
      externalInstances: [{ name: 'shop', count: 2, vcpus: 4, memoryMiB: 16384 }],
      taskDefinitions: [{ family: 'app', networkMode: 'bridge', cpu: 1024, memory: 1024 }],
      services: [
        { name: 'edge', taskDefinition: 'app', desiredCount: 3, launchType: 'EXTERNAL' },
        { name: 'web', taskDefinition: 'app', desiredCount: 1, launchType: 'EC2' },
      ],
    });
    let running: RunningWorld | undefined;
    const run = startRun(scenario, {
      observe: (world) => {
        running = world;
        return {};
      },
    });
    run.runUntil(scenario.durationMs);
    if (running === undefined) throw new Error('a run has a world');
    const [edge, web] = [0, 1].map((service) => headroom(scenario, running!.roster, running!.world, service));
    expect(edge.more).toBe(2 * 4 - 3);
    expect(edge.instances.map(({ id }) => id).sort()).toEqual(['shop-1', 'shop-2']);
    expect(web.more).toBe(1);
    expect(web.instances.map(({ id }) => id)).toEqual(['i-1']);
  });
});
