import type { Scenario, ScenarioEvent } from '../../model/scenario.js';
import type { ScenarioFile } from '../schema/scenario-file.js';
import type { BuildContext } from './context.js';
import { buildDistribution } from './distribution.js';
import { buildLaunch } from './launch.js';
import { definitionIndex } from './tasks.js';

type FileEvent = ScenarioFile['events'][number];
/** The scenario from an update on; undefined inside a variant, which has no updates of its own. */
export type VariantOf = (event: number) => UpdatedScenario | undefined;
export interface UpdatedScenario {
  readonly scenario: Scenario;
  readonly desiredCounts: readonly number[];
  readonly desiredCapacities: readonly number[];
  readonly sizes: readonly number[];
}

/** In order of time; events of one instant keep the order of the file. */
export function buildEvents(context: BuildContext, variantOf: VariantOf): readonly ScenarioEvent[] {
  return context.file.events
    .flatMap((event, n) => {
      const built = buildEvent(context, event, n, variantOf);
      return built === undefined ? [] : [{ built, n }];
    })
    .toSorted((a, b) => a.built.atMs - b.built.atMs || a.n - b.n)
    .map(({ built }) => built);
}

function buildEvent(
  context: BuildContext,
  event: FileEvent,
  n: number,
  variantOf: VariantOf,
): ScenarioEvent | undefined {
  const { file } = context;
  const atMs = event.at;
  switch (event.type) {
    case 'setDesiredCount':
      return {
        type: event.type,
        atMs,
        service: file.services.findIndex((s) => s.name === event.service),
        desiredCount: event.desiredCount,
      };
    case 'setDesiredCapacity':
      return {
        type: event.type,
        atMs,
        autoScalingGroup: file.autoScalingGroups.findIndex((g) => g.name === event.autoScalingGroup),
        desiredCapacity: event.desiredCapacity,
      };
    case 'runTask':
      return {
        type: event.type,
        atMs,
        place: n,
        name: event.name ?? `${event.taskDefinition}-run-${n + 1}`,
        launch: buildLaunch(
          file,
          event,
          event.group ?? `family:${event.taskDefinition}`,
          definitionIndex(file, event.taskDefinition),
        ),
        count: event.count,
        runTime:
          event.runTime === undefined ? undefined : buildDistribution(context, event.runTime, ['events', n, 'runTime']),
        everyMs: event.every,
        untilMs: event.until ?? file.duration + 1,
      };
    case 'update': {
      const variant = variantOf(n);
      return variant === undefined ? undefined : { type: event.type, atMs, path: event.path, ...variant };
    }
    default:
      return undefined;
  }
}
