import type { Scenario, ScenarioEvent } from '../../model/scenario.js';
import type { ScenarioFile } from '../schema/scenario-file.js';
import type { BuildContext } from './context.js';
import { buildDistribution } from './distribution.js';
import { endpointCodes } from './external-instances.js';
import { buildLaunch } from './launch.js';

type FileEvent = ScenarioFile['events'][number];
/** The scenario from an update on; undefined inside a variant, which has no updates of its own. */
export type VariantOf = (event: number) => UpdatedScenario | undefined;
export interface UpdatedScenario {
  readonly scenario: Scenario;
  readonly desiredCounts: readonly number[];
  readonly desiredCapacities: readonly number[];
  readonly sizes: readonly number[];
}
/** What events name. */
type Named = Pick<
  Scenario,
  'autoScalingGroups' | 'availabilityZones' | 'externalInstances' | 'instanceTypes' | 'services' | 'taskDefinitions'
>;

/** In order of time; events of one instant keep the order of the file. */
export function buildEvents(context: BuildContext, named: Named, variantOf: VariantOf): readonly ScenarioEvent[] {
  return context.file.events
    .flatMap((event, n) => {
      const built = buildEvent(context, named, event, n, variantOf);
      return built === undefined ? [] : [{ built, n }];
    })
    .toSorted((a, b) => a.built.atMs - b.built.atMs || a.n - b.n)
    .map(({ built }) => built);
}

function buildEvent(
  context: BuildContext,
  named: Named,
  event: FileEvent,
  n: number,
  variantOf: VariantOf,
): ScenarioEvent | undefined {
  const atMs = event.at;
  switch (event.type) {
    case 'setDesiredCount':
      return { type: event.type, atMs, service: serviceOf(named, event), desiredCount: event.desiredCount };
    case 'setDesiredCapacity':
      return {
        type: event.type,
        atMs,
        autoScalingGroup: groupOf(named, event),
        desiredCapacity: event.desiredCapacity,
      };
    case 'runTask':
      return {
        type: event.type,
        atMs,
        place: n,
        name: event.name ?? `${event.taskDefinition}-run-${n + 1}`,
        launch: buildLaunch(context, event, event.group ?? `family:${event.taskDefinition}`),
        count: event.count,
        runTime:
          event.runTime === undefined ? undefined : buildDistribution(context, event.runTime, ['events', n, 'runTime']),
        everyMs: event.every,
        untilMs: event.until ?? context.file.duration + 1,
      };
    case 'deploy': {
      const service = serviceOf(named, event);
      const { revisions } = named.services[service];
      return {
        type: event.type,
        atMs,
        service,
        revision: revisions.findIndex((r) => named.taskDefinitions[r.taskDefinition].family === event.taskDefinition),
      };
    }
    case 'updateTaskProtection': {
      const expiresInMs = event.protectionEnabled ? event.expiresInMinutes * 60_000 : 0;
      return { type: event.type, atMs, service: serviceOf(named, event), count: event.count, expiresInMs };
    }
    case 'update': {
      const variant = variantOf(n);
      return variant === undefined ? undefined : { type: event.type, atMs, path: event.path, ...variant };
    }
    default:
      return buildFault(named, event);
  }
}

type FileFault = Exclude<
  FileEvent,
  { readonly type: 'setDesiredCount' | 'setDesiredCapacity' | 'runTask' | 'deploy' | 'updateTaskProtection' | 'update' }
>;

/** What happens to zones and instances. */
function buildFault(named: Named, event: FileFault): ScenarioEvent {
  const atMs = event.at;
  switch (event.type) {
    case 'availabilityZoneOutage':
      return { type: event.type, atMs, availabilityZone: zoneOf(named, event), untilMs: atMs + event.duration };
    case 'insufficientCapacity':
      return {
        type: event.type,
        atMs,
        availabilityZone: zoneOf(named, event),
        // -1 where the event names none.
        instanceType: named.instanceTypes.findIndex(({ name }) => name === event.instanceType),
        untilMs: atMs + event.duration,
      };
    case 'spotInterruption':
    case 'instanceFailure':
      return { type: event.type, atMs, autoScalingGroup: groupOf(named, event), count: event.count };
    case 'agentDisconnect':
      return {
        type: event.type,
        atMs,
        autoScalingGroup: groupOf(named, event),
        count: event.count,
        untilMs: atMs + event.duration,
      };
    case 'requestErrors':
      return {
        type: event.type,
        atMs,
        service: serviceOf(named, event),
        count: event.count,
        errorRate: event.errorRate,
        untilMs: atMs + event.duration,
      };
    case 'linkLoss': {
      const externalInstances = externalOf(named, event);
      const count = event.count ?? named.externalInstances[externalInstances].count;
      return { type: event.type, atMs, externalInstances, count, untilMs: atMs + event.duration };
    }
    case 'endpointsBlocked':
      return {
        type: event.type,
        atMs,
        externalInstances: externalOf(named, event),
        endpoints: endpointCodes(event.endpoints),
        untilMs: atMs + event.duration,
      };
    case 'instanceRefresh':
      return {
        type: event.type,
        atMs,
        autoScalingGroup: groupOf(named, event),
        minHealthyPercentage: event.minHealthyPercentage,
      };
  }
}

const serviceOf = ({ services }: Named, { service }: { readonly service: string }): number =>
  services.findIndex(({ name }) => name === service);

const groupOf = ({ autoScalingGroups }: Named, { autoScalingGroup }: { readonly autoScalingGroup: string }): number =>
  autoScalingGroups.findIndex(({ name }) => name === autoScalingGroup);

const externalOf = (
  { externalInstances }: Named,
  { externalInstance }: { readonly externalInstance: string },
): number => externalInstances.findIndex(({ name }) => name === externalInstance);

const zoneOf = ({ availabilityZones }: Named, { availabilityZone }: { readonly availabilityZone: string }): number =>
  availabilityZones.indexOf(availabilityZone);
