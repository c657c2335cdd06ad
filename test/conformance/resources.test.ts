import { expect } from 'vitest';
import { findInstanceType } from '../../src/model/catalog/index.js';
import { cluster, instanceType, runTask, service, setDesiredCount, taskDefinition } from './cluster.js';
import { conforms } from './conforms.js';
import { errorsIn, onlyInstance, tasksOn } from './read.js';
import { factsOf, run } from './run.js';

type Json = Readonly<Record<string, unknown>>;

/** One instance that cannot be joined by another, and so many tasks of a service: how many of them it takes. */
function taken(type: string, definition: Json, count: number, parts: Readonly<Record<string, unknown>> = {}): number {
  const finished = run(
    cluster(1, {
      duration: '1m',
      group: { instanceTypes: [type], maxSize: 1 },
      taskDefinitions: [{ family: 'task', ...definition }],
      services: [service('web', 'task', count)],
      ...parts,
    }),
  );
  return onlyInstance(finished).tasks;
}

/** What one task takes from lab.4x16. */
function reserved(definition: Json): { cpu: number; memory: number } {
  const finished = run(
    cluster(1, {
      duration: '1m',
      taskDefinitions: [{ family: 'task', networkMode: 'bridge', ...definition }],
      services: [service('web', 'task', 1)],
    }),
  );
  const { cpuFree, memoryFreeMiB } = onlyInstance(finished);
  return { cpu: 4 * 1024 - cpuFree, memory: 16384 - memoryFreeMiB };
}

const small = { cpu: 128, memory: 64 };
const bridge = { ...small, networkMode: 'bridge' };
const awsvpc = { ...small, networkMode: 'awsvpc' };
const container = (fields: Json): Json => ({ name: 'app', cpu: 64, memory: 64, ...fields });
const withPorts = (networkMode: string, ...portMappings: readonly Json[]): Json => ({
  ...small,
  networkMode,
  containerDefinitions: [container({ portMappings })],
});

conforms('RA-1', '1,024 CPU units for each vCPU', () => {
  const [free] = run(cluster(1, { duration: '1m', group: { instanceTypes: ['m5.2xlarge'] } })).summary.instances;
  expect(free.cpuFree).toBe(8 * 1024);
});

conforms('RA-2', 'registered memory, less ecsReservedMemory, whatever the nominal is', () => {
  const memoryFree = (fields: Json): number =>
    onlyInstance(
      run(
        cluster(1, {
          duration: '1m',
          instanceTypes: [instanceType('lab.r', 4, 16384, { registeredMemoryMiB: 15700 })],
          group: { instanceTypes: ['lab.r'], ...fields },
        }),
      ),
    ).memoryFreeMiB;
  expect(memoryFree({})).toBe(15700);
  expect(memoryFree({ ecsReservedMemory: 256 })).toBe(15700 - 256);
});

conforms('RA-3', 'task-level CPU, else the sum over the containers', () => {
  const containerDefinitions = [container({ cpu: 256 }), container({ name: 'side', cpu: 128 })];
  expect(reserved({ cpu: 1024, memory: 512, containerDefinitions }).cpu).toBe(1024);
  expect(reserved({ memory: 512, containerDefinitions }).cpu).toBe(256 + 128);
});

conforms('RA-4', 'task-level memory, else each container’s reservation, else its memory', () => {
  const containerDefinitions = [
    container({ memory: 300, memoryReservation: 128 }),
    container({ name: 'side', memory: 200 }),
  ];
  expect(reserved({ cpu: 256, memory: 1024, containerDefinitions }).memory).toBe(1024);
  expect(reserved({ cpu: 256, containerDefinitions }).memory).toBe(128 + 200);
});

conforms('RA-6', 'task-level CPU is 128 to 196,608 units', () => {
  const withCpu = (cpu: number): number =>
    errorsIn(cluster(1, { taskDefinitions: [taskDefinition('task', cpu, 128)] })).length;
  expect(withCpu(128)).toBe(0);
  expect(withCpu(196_608)).toBe(0);
  expect(withCpu(127)).toBeGreaterThan(0);
  expect(withCpu(196_609)).toBeGreaterThan(0);
});

conforms('RA-7', 'a reservation is kept whole while its task is idle, and given back whole', () => {
  const finished = run(
    cluster(1, {
      duration: '3m',
      group: { maxSize: 1 },
      services: [service('web', 'unit', 4)],
      events: [runTask('30s', 'small', 1), setDesiredCount('70s', 'web', 3)],
    }),
  );
  expect(factsOf(finished, 'TaskPlaced').map(({ t }) => t)).toEqual([0, 0, 0, 0, 75]);
});

conforms('RA-7', 'memory of 1,000 MiB on 1,024, or 1,000 units on 1,024, is one task to an instance', () => {
  const instanceTypes = [instanceType('lab.memory', 4, 1024), instanceType('lab.cpu', 1, 16384)];
  expect(taken('lab.memory', { cpu: 128, memory: 1000, networkMode: 'bridge' }, 3, { instanceTypes })).toBe(1);
  expect(taken('lab.cpu', { cpu: 1000, memory: 128, networkMode: 'bridge' }, 3, { instanceTypes })).toBe(1);
});

conforms('RA-8', 'a task that wants a port of the agent is never placed', () => {
  for (const port of [22, 2375, 2376, 51678, 51679]) {
    expect(taken('lab.4x16', withPorts('bridge', { containerPort: 80, hostPort: port }), 1)).toBe(0);
  }
  expect(taken('lab.4x16', withPorts('bridge', { containerPort: 80, hostPort: 51680 }), 1)).toBe(1);
});

conforms('RA-8 RA-9', 'the agent’s ports are TCP: the same number is free for UDP', () => {
  expect(taken('lab.4x16', withPorts('bridge', { containerPort: 80, hostPort: 2375, protocol: 'udp' }), 1)).toBe(1);
});

conforms('RA-9', 'a static host port is held by one task an instance', () => {
  const finished = run(
    cluster(3, {
      duration: '1m',
      group: { maxSize: 3 },
      taskDefinitions: [{ family: 'task', ...withPorts('bridge', { containerPort: 80, hostPort: 80 }) }],
      services: [service('web', 'task', 4)],
    }),
  );
  expect(Object.values(tasksOn(finished))).toEqual([1, 1, 1]);
  expect(factsOf(finished, 'TaskWaited').map(({ reason }) => reason)).toEqual(['ports']);
});

conforms('RA-9', 'TCP and UDP are apart, and the port is free again when its task stops', () => {
  const finished = run(
    cluster(1, {
      duration: '3m',
      group: { maxSize: 1 },
      taskDefinitions: [
        { family: 'tcp', ...withPorts('bridge', { containerPort: 53, hostPort: 53 }) },
        { family: 'udp', ...withPorts('bridge', { containerPort: 53, hostPort: 53, protocol: 'udp' }) },
      ],
      services: [service('a', 'tcp', 1), service('b', 'udp', 1), service('c', 'tcp', 1)],
      events: [setDesiredCount('65s', 'a', 0)],
    }),
  );
  expect(factsOf(finished, 'TaskPlaced').map(({ t, task }) => [t, task])).toEqual([
    [0, 'a/1'],
    [0, 'b/1'],
    [75, 'c/1'],
  ]);
});

conforms('RA-9', 'in host mode the container port is the host port; in awsvpc it does not count', () => {
  expect(taken('lab.4x16', withPorts('host', { containerPort: 8080 }), 2)).toBe(1);
  expect(taken('lab.4x16', withPorts('awsvpc', { containerPort: 8080 }), 2)).toBe(2);
});

conforms('RA-9', 'a hundred ports an instance, the agent’s five among them', () => {
  const ports = (count: number): readonly Json[] =>
    Array.from({ length: count }, (_, n) => ({ containerPort: 10_000 + n, hostPort: 10_000 + n }));
  expect(taken('lab.4x16', withPorts('bridge', ...ports(95)), 1)).toBe(1);
  expect(taken('lab.4x16', withPorts('bridge', ...ports(96)), 1)).toBe(0);
});

conforms('RA-10', 'dynamic ports constrain nothing', () => {
  expect(taken('lab.4x16', withPorts('bridge', { containerPort: 80, hostPort: 0 }), 20)).toBe(20);
  expect(taken('lab.4x16', withPorts('bridge', { containerPort: 80 }), 20)).toBe(20);
});

conforms('RA-11', 'each GPU belongs to one task', () => {
  const instanceTypes = [instanceType('lab.gpu', 4, 16384, { gpus: 4 })];
  expect(taken('lab.gpu', { ...bridge, gpus: 1 }, 5, { instanceTypes })).toBe(4);
  expect(taken('lab.gpu', { ...bridge, gpus: 3 }, 2, { instanceTypes })).toBe(1);
});

conforms('RA-12', 'without trunking: network interfaces less one', () => {
  expect(taken('c5.large', awsvpc, 5)).toBe(2);
  expect(taken('t3.medium', awsvpc, 5)).toBe(2);
  expect(taken('t3a.small', awsvpc, 5)).toBe(1);
  expect(taken('m5.4xlarge', awsvpc, 9)).toBe(7);
});

conforms('RA-13', 'with trunking: the published number, and burstable types stay as they are', () => {
  const account = { awsvpcTrunking: 'enabled' };
  expect(taken('c5.large', awsvpc, 12, { account })).toBe(10);
  expect(taken('m5.4xlarge', awsvpc, 65, { account })).toBe(60);
  expect(taken('t3.medium', awsvpc, 5, { account })).toBe(2);
  expect(taken('m4.large', awsvpc, 5, { account })).toBe(1);
});

conforms('RA-13 RA-12', 'a type that the file adds has maxEnis − 1, or what it says', () => {
  const account = { awsvpcTrunking: 'enabled' };
  const instanceTypes = [instanceType('lab.trunk', 4, 16384, { awsvpcTasks: 4, awsvpcTasksTrunked: 12 })];
  expect(taken('lab.4x16', awsvpc, 20, { account })).toBe(8 - 1);
  expect(taken('lab.trunk', awsvpc, 20, { account, instanceTypes })).toBe(12);
  expect(taken('lab.trunk', awsvpc, 20, { instanceTypes })).toBe(4);
});

conforms('RA-14', 'ECS limits are those of ECS: branch interfaces of EKS + network interfaces − 2', () => {
  // m6i.8xlarge: 84 branch interfaces, 8 interfaces.
  expect(findInstanceType('m6i.8xlarge', 'us-east-1')?.awsvpcTasksTrunked).toBe(84 + 8 - 2);
  expect(findInstanceType('m7i.large', 'us-east-1')?.awsvpcTasksTrunked).toBe(10);
  expect(findInstanceType('m7i.xlarge', 'us-east-1')?.awsvpcTasksTrunked).toBe(20);
});

conforms('RA-15', 'bridge and host tasks take no interface', () => {
  expect(taken('c5.large', bridge, 12)).toBe(12);
  expect(taken('c5.large', { ...small, networkMode: 'host' }, 12)).toBe(12);
});

conforms('RA-16', 'what a stopping task held is free to the scheduler at once', () => {
  const finished = run(
    cluster(1, {
      duration: '2m',
      group: { maxSize: 1 },
      taskDefinitions: [taskDefinition('slow', 4096, 1024, { stopTimeout: '2m' })],
      services: [service('web', 'slow', 1)],
      events: [setDesiredCount('60s', 'web', 0), runTask('61s', 'whole', 1)],
    }),
  );
  expect(factsOf(finished, 'TaskPlaced').map(({ t }) => t)).toEqual([0, 61]);
  expect(finished.summary.tasks.stoppingAtEnd).toBe(1);
});
