import { expect } from 'vitest';
import type { ExternalInstancesSummary } from '../../src/analysis/summary-types.js';
import { loadScenario } from '../../src/scenario/load.js';
import type { Run } from '../../src/simulate.js';
import { cluster, runTask, scenario, service, setDesiredCount, taskDefinition } from './cluster.js';
import { conforms } from './conforms.js';
import { errorsIn, serviceOf, timesOf } from './read.js';
import { factsOf, run } from './run.js';

type Json = Readonly<Record<string, unknown>>;

const EXTERNAL = { launchType: 'EXTERNAL' };
const server = (name: string, fields: Json = {}): Json => ({ name, vcpus: 4, memoryMiB: 16384, ...fields });
const linkLoss = (at: string, duration: string, fields: Json = {}): Json => ({
  at,
  type: 'linkLoss',
  externalInstance: 'shop',
  duration,
  ...fields,
});
const blocked = (at: string, duration: string, ...endpoints: readonly string[]): Json => ({
  at,
  type: 'endpointsBlocked',
  externalInstance: 'shop',
  endpoints,
  duration,
});

/** Two servers called shop, and what stands on them. */
const shop = (parts: Json = {}): string =>
  scenario({ duration: '4h', externalInstances: [server('shop', { count: 2 })], ...parts });

const shopOf = ({ summary }: Run): ExternalInstancesSummary => {
  const [found] = summary.externalInstances ?? [];
  return found;
};
/** Where each task was placed. */
const placesOf = (finished: Run, asker: string): string[] =>
  factsOf(finished, 'TaskPlaced')
    .filter(({ task }) => String(task).startsWith(`${asker}/`))
    .map(({ instance }) => String(instance));

conforms(
  'EX-1',
  'EXTERNAL tasks go to external instances and all others to those of AWS, whatever room there is',
  () => {
    const finished = run(
      cluster(1, {
        duration: '10m',
        externalInstances: [server('shop', { count: 2 })],
        services: [
          service('edge', 'unit', 4, EXTERNAL),
          service('web', 'unit', 4),
          service('direct', 'small', 1, { launchType: 'EC2' }),
        ],
        events: [runTask('1m', 'small', 2, { ...EXTERNAL, name: 'batch' })],
      }),
    );
    expect(new Set(placesOf(finished, 'edge'))).toEqual(new Set(['shop-1', 'shop-2']));
    expect(placesOf(finished, 'batch').every((id) => id.startsWith('shop-'))).toBe(true);
    expect([...placesOf(finished, 'web'), ...placesOf(finished, 'direct')].every((id) => id.startsWith('i-'))).toBe(
      true,
    );
  },
);

conforms(
  'EX-1',
  'they come beside the fleet: M, N, cost, utilization and the ids of instances stay as they were',
  () => {
    const parts = { duration: '1h', services: [service('web', 'unit', 9)] };
    const alone = run(cluster(1, parts)).summary;
    const beside = run(
      cluster(1, {
        ...parts,
        externalInstances: [server('shop', { count: 2 })],
        services: [...parts.services, service('edge', 'unit', 4, EXTERNAL)],
      }),
    ).summary;
    expect(beside.capacityProviders).toEqual(alone.capacityProviders);
    expect(beside.instances).toEqual(alone.instances);
    expect(beside.cost).toEqual(alone.cost);
    expect(beside.utilization).toEqual(alone.utilization);
    expect(beside.externalInstances?.[0].instances.reduce((sum, { tasks }) => sum + tasks, 0)).toBe(4);
  },
);

conforms(
  'EX-1 CO-9',
  'they have ecs.capability.external and attributes of their own, and neither zone nor type',
  () => {
    const where = (expression: string): string[] =>
      placesOf(
        run(
          scenario({
            externalInstances: [
              server('shop', {
                attributes: { site: 'north' },
                cpuArchitecture: 'ARM64',
                operatingSystem: 'Ubuntu 22.04',
              }),
              server('old', { operatingSystem: 'Windows Server 2019', agentVersion: '1.80.0' }),
            ],
            services: [
              service('edge', 'small', 1, { ...EXTERNAL, placementConstraints: [{ type: 'memberOf', expression }] }),
            ],
          }),
        ),
        'edge',
      );
    expect(where('attribute:ecs.capability.external exists and attribute:site == north')).toEqual(['shop']);
    expect(where('attribute:ecs.cpu-architecture == arm64')).toEqual(['shop']);
    expect(where('attribute:ecs.os-type == windows')).toEqual(['old']);
    expect(where('agentVersion < 1.90.0')).toEqual(['old']);
    expect(where('attribute:ecs.availability-zone exists')).toEqual([]);
    expect(where('attribute:ecs.instance-type exists')).toEqual([]);
  },
);

conforms('EX-1', 'placement is as elsewhere: room, ports, strategies, daemons; RunTask without room is refused', () => {
  const finished = run(
    shop({
      duration: '10m',
      services: [
        service('edge', 'unit', 6, { ...EXTERNAL, placementStrategy: [{ type: 'binpack', field: 'cpu' }] }),
        { name: 'agent', taskDefinition: 'small', schedulingStrategy: 'DAEMON', ...EXTERNAL },
      ],
      events: [runTask('1m', 'whole', 1, { ...EXTERNAL, name: 'big' })],
    }),
  );
  expect([...placesOf(finished, 'agent')].sort()).toEqual(['shop-1', 'shop-2']);
  // Beside the daemon there is room for three of a quarter each.
  expect(serviceOf(finished, 'edge').runningCount).toBe(6);
  expect(shopOf(finished).instances.map(({ tasks }) => tasks)).toEqual([4, 4]);
  expect(finished.summary.tasks).toMatchObject({ rejected: 1 });
});

conforms('EX-1 EX-3', 'a server that never registers leaves its name to nobody', () => {
  const finished = run(
    scenario({
      duration: '10m',
      externalInstances: [server('lost', { ssm: { endpointsBlocked: ['ssm'] } }), server('shop')],
      services: [service('edge', 'unit', 1, EXTERNAL)],
    }),
  );
  expect(placesOf(finished, 'edge')).toEqual(['shop']);
  expect(finished.summary.externalInstances?.map(({ instances }) => instances.map(({ id }) => id))).toEqual([
    [],
    ['shop'],
  ]);
});

conforms('EX-2', 'what needs the VPC is refused at its place', () => {
  const refused = (fields: Json, more: Json = {}): string[] =>
    errorsIn(
      scenario({
        externalInstances: [server('shop')],
        taskDefinitions: [
          taskDefinition('edge', 128, 128, {
            containerDefinitions: [{ name: 'app', memory: 64, portMappings: [{ containerPort: 80, name: 'http' }] }],
          }),
          taskDefinition('own-address', 128, 128, { networkMode: 'awsvpc' }),
          taskDefinition('on-host', 128, 128, { networkMode: 'host' }),
          taskDefinition('alone', 128, 128, { networkMode: 'none' }),
          taskDefinition('shared-disk', 128, 128, {
            volumes: [{ name: 'd', efsVolumeConfiguration: { fileSystemId: 'fs-1' } }],
          }),
        ],
        services: [service('edge', 'edge', 1, { ...EXTERNAL, ...fields })],
        ...more,
      }),
    );
  const namespaces = [{ name: 'prod.local' }];
  for (const taskDefinition of ['edge', 'on-host', 'alone']) expect(refused({ taskDefinition })).toEqual([]);
  expect(refused({ loadBalancers: [{ containerName: 'app', containerPort: 80 }] })).toEqual([
    'services[edge].loadBalancers',
  ]);
  expect(
    refused(
      { serviceRegistries: [{ namespace: 'prod.local', containerName: 'app', containerPort: 80 }] },
      { namespaces },
    ),
  ).toContain('services[edge].serviceRegistries');
  expect(
    refused(
      { serviceConnectConfiguration: { namespace: 'prod.local', services: [{ portName: 'http' }] } },
      { namespaces },
    ),
  ).toContain('services[edge].serviceConnectConfiguration');
  expect(refused({ capacityProviderStrategy: [{ capacityProvider: 'FARGATE' }] })).toContain(
    'services[edge].capacityProviderStrategy',
  );
  expect(refused({ availabilityZoneRebalancing: 'ENABLED' })).toEqual(['services[edge].availabilityZoneRebalancing']);
  expect(refused({ taskDefinition: 'own-address' })).toEqual(['services[edge].taskDefinition']);
  expect(refused({ taskDefinition: 'shared-disk' })).toEqual(['services[edge].taskDefinition']);
  expect(refused({}, { appMesh: { mesh: 'm', virtualNodes: [{ name: 'n', service: 'edge' }] } })).toContain(
    'appMesh.virtualNodes[n].service',
  );
});

conforms('EX-3', 'credentials are new every 30 minutes while there is a link, and at once when it is back', () => {
  const rotations = (events: readonly Json[]): number[] =>
    timesOf(run(shop({ externalInstances: [server('shop')], events })), 'CredentialsRotated');
  const every = (from: number, until: number): number[] =>
    Array.from({ length: (until - from) / 1800 + 1 }, (_, n) => from + n * 1800);
  expect(rotations([])).toEqual(every(1800, 14_400));
  expect(rotations([linkLoss('40m', '80m')])).toEqual([1800, ...every(7200, 14_400)]);
  // A short loss: new credentials when it is over, and from then on every 30 minutes.
  expect(rotations([linkLoss('40m', '5m')])).toEqual([1800, ...every(2700, 13_500)]);
});

conforms(
  'EX-3',
  'without the endpoints of the SSM agent the credentials end within 30 minutes, and the connection with them',
  () => {
    for (const endpoint of ['ssm', 'ec2messages', 'ssmmessages']) {
      const finished = run(shop({ externalInstances: [server('shop')], events: [blocked('40m', '1h', endpoint)] }));
      expect(timesOf(finished, 'CredentialsExpired')).toEqual([3600]);
      expect(timesOf(finished, 'AgentDisconnected')).toEqual([3600]);
      expect(timesOf(finished, 'AgentReconnected')).toEqual([6000]);
    }
    const short = run(shop({ events: [blocked('40m', '10m', 'ssm')] }));
    expect(timesOf(short, 'AgentDisconnected')).toEqual([]);
  },
);

conforms('EX-3', 'externalCredentialEndpoints: the SSM agent needs all three of its endpoints, or ssm alone', () => {
  const lost = (endpoint: string): number =>
    timesOf(
      run(shop({ events: [blocked('40m', '1h', endpoint)], model: { externalCredentialEndpoints: 'ssm' } })),
      'AgentDisconnected',
    ).length;
  expect([lost('ssm'), lost('ec2messages'), lost('ssmmessages')]).toEqual([2, 0, 0]);
});

conforms('EX-3', 'what fails when an endpoint of ECS is blocked', () => {
  const edge = service('edge', 'unit', 2, EXTERNAL);
  const during = (endpoint: string) =>
    run(
      shop({
        taskDefinitions: [taskDefinition('mortal', 128, 128, { crashAfter: '1h' })],
        services: [edge, service('mortal', 'mortal', 2, EXTERNAL)],
        events: [blocked('50m', '1h', endpoint), setDesiredCount('1h10m', 'edge', 4)],
      }),
    );
  const requested = (finished: Run, name: string): number[] =>
    timesOf(finished, 'TaskPlaced').filter((_, n) =>
      String(factsOf(finished, 'TaskPlaced')[n]['task']).startsWith(name),
    );
  // ecs-t: nothing but metrics.
  expect(requested(during('ecs-t'), 'edge').slice(2)).toEqual([4200, 4200]);
  expect(timesOf(during('ecs-t'), 'AgentDisconnected')).toEqual([]);
  // ecs-a: no tasks are assigned; what ends is heard of.
  expect(requested(during('ecs-a'), 'edge').slice(2)).toEqual([6600, 6600]);
  expect(timesOf(during('ecs-a'), 'TaskStopped', { cause: 'failed' }).slice(0, 2)).toEqual([3610, 3610]);
  // ecs: tasks are assigned; what ends is not heard of.
  expect(requested(during('ecs'), 'edge').slice(2)).toEqual([4200, 4200]);
  expect(timesOf(during('ecs'), 'TaskStopped', { cause: 'failed' }).slice(0, 2)).toEqual([6600, 6600]);
});

conforms('EX-3', 'an instance that never reached ecs or ssm was never registered', () => {
  const registered = (...endpointsBlocked: readonly string[]): number =>
    shopOf(run(shop({ externalInstances: [server('shop', { ssm: { endpointsBlocked } })] }))).registered;
  expect([registered('ecs'), registered('ssm'), registered('ecs-a'), registered('ecs-t'), registered()]).toEqual([
    0, 0, 1, 1, 1,
  ]);
});

conforms('EX-4 PL-2', 'without the link running tasks go on and nothing new is placed', () => {
  const finished = run(
    shop({
      services: [service('edge', 'unit', 2, EXTERNAL)],
      events: [linkLoss('1h', '1h'), setDesiredCount('80m', 'edge', 4)],
    }),
  );
  const placed = timesOf(finished, 'TaskPlaced');
  expect(placed).toEqual([0, 0, 7200, 7200]);
  expect(timesOf(finished, 'TaskStopped')).toEqual([]);
  expect(serviceOf(finished, 'edge').runningCount).toBe(4);
  expect(shopOf(finished).disconnectedSeconds).toBe(2 * 3600);
});

conforms(
  'EX-4',
  'what ends without the link stays down, counts as RUNNING, and is replaced when the link is back',
  () => {
    const mortal = taskDefinition('mortal', 512, 512, { crashAfter: '90m' });
    const parts = {
      taskDefinitions: [mortal],
      externalInstances: [server('shop', { count: 2 }), server('depot')],
      services: [
        service('edge', 'mortal', 2, {
          ...EXTERNAL,
          placementConstraints: [{ type: 'memberOf', expression: 'attribute:site !exists' }],
        }),
      ],
    };
    const finished = run(
      shop({
        ...parts,
        externalInstances: [server('shop', { count: 2 }), server('depot', { attributes: { site: 'depot' } })],
        events: [linkLoss('1h', '2h')],
      }),
    );
    const diedAt = 10 + 90 * 60;
    expect(timesOf(finished, 'TaskOutOfReach', { held: 'failed' })).toEqual([diedAt, diedAt]);
    expect(timesOf(finished, 'TaskStopped', { cause: 'failed' })).toEqual([10_800, 10_800]);
    expect(timesOf(finished, 'TaskPlaced')).toEqual([0, 0, 10_800, 10_800]);
    expect(shopOf(finished).unnoticedTaskSeconds).toBe(2 * (10_800 - diedAt));
    const linked = run(shop({ ...parts, externalInstances: [server('shop', { count: 2 })] }));
    expect(timesOf(linked, 'TaskStopped', { cause: 'failed' }).slice(0, 2)).toEqual([diedAt, diedAt]);
    expect(shopOf(linked).unnoticedTaskSeconds).toBe(0);
  },
);

conforms('EX-4', 'what is to stop goes on until the link is back, and what was starting starts then', () => {
  const stopped = run(
    shop({
      services: [service('edge', 'unit', 2, EXTERNAL)],
      events: [linkLoss('1h', '1h'), setDesiredCount('80m', 'edge', 1)],
    }),
  );
  expect(timesOf(stopped, 'TaskStopping')).toEqual([4800]);
  expect(timesOf(stopped, 'TaskStopped')).toEqual([7200 + 30]);
  const starting = run(shop({ services: [service('edge', 'unit', 2, EXTERNAL)], events: [linkLoss('5s', '10m')] }));
  expect(timesOf(starting, 'TaskStarted')).toEqual([615, 615]);
});

conforms('EX-4', 'externalReplacesWhenDisconnected: services start their tasks elsewhere, if there is room', () => {
  const parts = {
    externalInstances: [server('shop'), server('depot')],
    services: [service('edge', 'unit', 2, EXTERNAL)],
    events: [linkLoss('1h', '1h')],
  };
  const places = (externalReplacesWhenDisconnected: boolean): readonly [string, number][] => {
    const finished = run(shop({ ...parts, model: { externalReplacesWhenDisconnected } }));
    return factsOf(finished, 'TaskPlaced').map(({ instance, t }) => [String(instance), Number(t)]);
  };
  expect(places(false)).toHaveLength(2);
  expect(places(true).slice(2)).toEqual([['depot', 3600]]);
});

conforms('EX-4', 'of several servers some can lose their link', () => {
  const finished = run(
    shop({ services: [service('edge', 'unit', 2, EXTERNAL)], events: [linkLoss('1h', '1h', { count: 1 })] }),
  );
  expect(timesOf(finished, 'LinkLost')).toEqual([3600]);
  expect(shopOf(finished).disconnectedSeconds).toBe(3600);
});

conforms('EX-4', 'a task that becomes unhealthy without the link is replaced when the link is back', () => {
  const sick = taskDefinition('sick', 512, 512, {
    containerDefinitions: [{ name: 'app', memory: 512, healthCheck: { command: ['CMD', 'true'] } }],
    unhealthyAfter: '80m',
  });
  const unhealthy = (events: readonly Json[]): number[] =>
    timesOf(
      run(shop({ taskDefinitions: [sick], services: [service('edge', 'sick', 1, EXTERNAL)], events })),
      'TaskUnhealthy',
    );
  const [noticed] = unhealthy([]);
  expect(noticed).toBeGreaterThan(80 * 60);
  expect(noticed).toBeLessThan(90 * 60);
  expect(unhealthy([linkLoss('1h', '1h')])[0]).toBe(7200);
});

conforms('EX-2', 'a line of a trace with network mode awsvpc is refused', () => {
  const { diagnostics } = loadScenario(
    shop({ workloads: [{ name: 'replay', type: 'trace', file: 'jobs.csv', ...EXTERNAL }] }),
    {
      file: 'test.yaml',
      readText: () => ({
        ok: true,
        text: 'at_s,duration_s,cpu,memory_mib,network_mode\n0,60,128,128,bridge\n60,60,128,128,awsvpc\n',
      }),
    },
  );
  expect(diagnostics.map(({ code, path }) => `${code} ${path}`)).toEqual(['E031 workloads[replay].file']);
});
