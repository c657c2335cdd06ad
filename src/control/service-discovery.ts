import { lastStatus, type Requester, type Target, type Task } from '../model/facts.js';
import type { Scenario } from '../model/scenario.js';
import { isAlive, rowOf } from '../model/slots.js';
import { doom, taskState } from '../model/world.js';
import { healthDelayMs } from './health.js';
import { defineLoop, type Tools } from './loop.js';

const reads = ['tasks', 'settings'] as const;
const writes = ['EndpointRegistered', 'EndpointHealthChanged', 'EndpointDeregistered'] as const;
type DiscoveryTools = Tools<(typeof reads)[number], (typeof writes)[number]>;

/** Tasks of the service register in Cloud Map or with Service Connect, so that they pass through ACTIVATING (SD-5). */
export const registers = ({ network: { targets } }: Scenario, service: Requester): boolean =>
  targets.some((target) => target.kind !== 'loadBalancer' && target.service === service);

/** ECS keeps Cloud Map, Service Connect's endpoints and target groups in step with its tasks; callers hear of it later. */
export const serviceDiscovery = defineLoop({
  name: 'service-discovery',
  reads,
  writes,
  on(tools) {
    const { scenario, world, emit, wake, keep } = tools;
    const { targets } = scenario.network;
    if (targets.length === 0) return {};
    const { tasks } = world;
    const delays = createDelays(tools);
    const targetsOf = targetsByService(scenario);
    /** The targets that each task is registered in. */
    const { registered } = keep({ registered: new Map<number, readonly number[]>() });
    const isRegistered = (k: Target, task: Task): boolean => registered.get(task)?.includes(k) ?? false;

    const healthy = targets.map((_, k) =>
      wake('settle', (task: Task) => {
        if (!isRegistered(k, task) || !isAlive(tasks.slots, task)) return;
        const t = rowOf(task);
        if (tasks.state[t] === taskState.running && (tasks.doomed[t] & doom.unhealthy) === 0) {
          emit.EndpointHealthChanged(k, task, 1);
        }
      }),
    );
    const unhealthy = targets.map((_, k) =>
      wake('settle', (task: Task) => {
        if (isRegistered(k, task)) emit.EndpointHealthChanged(k, task, 0);
      }),
    );
    const gone = targets.map((_, k) =>
      wake('settle', (task: Task) => {
        emit.EndpointDeregistered(k, task);
      }),
    );

    /** SD-5: in ACTIVATING. Without HealthCheckCustomConfig all count as healthy at once (SD-2). */
    const register = (task: Task): void => {
      const t = rowOf(task);
      const own = targetsOf[tasks.requester[t]].filter((k) => {
        const target = targets[k];
        return target.kind !== 'serviceConnect' || tasks.revision[t] >= target.fromRevision;
      });
      if (own.length === 0) return;
      registered.set(task, own);
      for (const k of own) {
        emit.EndpointRegistered(k, task);
        const target = targets[k];
        if (target.kind === 'cloudMap' && !target.healthCheckCustomConfig) emit.EndpointHealthChanged(k, task, 1);
      }
    };
    /** As soon as it is to stop. */
    const deregister = (task: Task): void => {
      const own = registered.get(task);
      if (own === undefined) return;
      registered.delete(task);
      for (const k of own) gone[k].in(delays.gone(k), task);
    };
    const isService = (r: Requester): boolean => r < targetsOf.length && targetsOf[r].length > 0;

    return {
      LastStatusChanged(task, status) {
        if (status === lastStatus.activating && isService(tasks.requester[rowOf(task)])) register(task);
      },
      TaskStarted(task) {
        for (const k of registered.get(task) ?? []) {
          const delayMs = delays.healthy(k, rowOf(task));
          if (delayMs !== undefined) healthy[k].in(delayMs, task);
        }
      },
      TaskUnhealthy(task) {
        for (const k of registered.get(task) ?? []) {
          const delayMs = delays.unhealthy(k);
          if (delayMs !== undefined) unhealthy[k].in(delayMs, task);
        }
      },
      TaskStopping: deregister,
      TaskStopped: deregister,
    };
  },
});

/** Target groups only where somebody calls through them: others need no endpoints. */
const targetsByService = ({ services, network: { targets, edges } }: Scenario): readonly (readonly number[])[] =>
  services.map((_, s) =>
    [...targets.keys()].filter((k) => {
      const { kind, service } = targets[k];
      return (
        service === s && (kind !== 'loadBalancer' || edges.some(({ target, via }) => target === k && via === kind))
      );
    }),
  );

/** How long after a change of a task its callers see it. Undefined: they never do. */
function createDelays({ scenario, world }: DiscoveryTools) {
  const { network, model, taskDefinitions } = scenario;
  const { cloudMapHealthDelayMs, serviceConnectPropagationMs } = model.network;
  const { tasks } = world;
  /** The container's first check passes; without one it is healthy when it is RUNNING (SD-4). */
  const checkedMs = (t: number): number => taskDefinitions[tasks.definition[t]].healthCheck?.intervalMs ?? 0;
  return {
    healthy(k: Target, t: number): number | undefined {
      const target = network.targets[k];
      if (target.kind === 'loadBalancer') return healthDelayMs(world, t);
      if (target.kind === 'serviceConnect') return checkedMs(t) + serviceConnectPropagationMs;
      return target.healthCheckCustomConfig ? checkedMs(t) + cloudMapHealthDelayMs : undefined;
    },
    unhealthy(k: Target): number | undefined {
      const target = network.targets[k];
      if (target.kind === 'loadBalancer') return 0;
      if (target.kind === 'serviceConnect') return serviceConnectPropagationMs;
      return target.healthCheckCustomConfig ? cloudMapHealthDelayMs : undefined;
    },
    gone: (k: Target): number => (network.targets[k].kind === 'serviceConnect' ? serviceConnectPropagationMs : 0),
  };
}
