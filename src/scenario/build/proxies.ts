import { smallestFargateSize } from '../../model/catalog/fargate.js';
import type { Network, Scenario, Service, TaskDefinition } from '../../model/scenario.js';

type Parts = Pick<Scenario, 'services' | 'taskDefinitions' | 'capacityProviders'>;

interface Extra {
  readonly cpuUnits: number;
  readonly memoryMiB: number;
}

/**
 * Tasks with a proxy beside their containers reserve its CPU and memory as well (SC-2, AM-2): each such revision gets a task
 * definition of its own, of the same family, so that placement, M and Fargate's price follow.
 */
export function withProxies({ services, taskDefinitions, capacityProviders }: Parts, network: Network): Parts {
  const definitions = [...taskDefinitions];
  const changed = services.map((service, s): Service => {
    const revisions = service.revisions.map((revision, n) => {
      const extra = extraOf(network, s, n);
      if (extra === undefined) return revision;
      const { launchPath } = revision;
      const onFargate =
        launchPath.type === 'capacityProviderStrategy' &&
        launchPath.items.some(({ capacityProvider }) => capacityProviders[capacityProvider].fargate !== undefined);
      const definition = grown(taskDefinitions[revision.taskDefinition], extra, onFargate);
      return { ...revision, taskDefinition: definitions.push(definition) - 1 };
    });
    return { ...service, taskDefinition: revisions[0].taskDefinition, revisions };
  });
  return { services: changed, taskDefinitions: definitions, capacityProviders };
}

function extraOf({ serviceConnect, mesh }: Network, service: number, revision: number): Extra | undefined {
  const connect = serviceConnect.find((own) => own.service === service);
  if (connect !== undefined && revision >= connect.fromRevision) return connect.proxy;
  const node = mesh?.virtualNodes.find((n) => n.service === service);
  return node?.sidecars.reduce(
    (sum, { cpuUnits, memoryMiB }) => ({
      cpuUnits: sum.cpuUnits + cpuUnits,
      memoryMiB: sum.memoryMiB + memoryMiB,
    }),
    { cpuUnits: 0, memoryMiB: 0 },
  );
}

/** On Fargate the next size that holds both. */
function grown(definition: TaskDefinition, extra: Extra, onFargate: boolean): TaskDefinition {
  const cpuUnits = definition.cpuUnits + extra.cpuUnits;
  const memoryMiB = definition.memoryMiB + extra.memoryMiB;
  const size = onFargate ? smallestFargateSize(cpuUnits, memoryMiB) : undefined;
  return { ...definition, cpuUnits, memoryMiB, ...size };
}
