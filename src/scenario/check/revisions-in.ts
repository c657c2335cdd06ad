import type { Element, Elements } from '../elements.js';
import type { Path } from '../place.js';

type FileDefinition = NonNullable<Elements['taskDefinitions'][number]['value']>;
export type FileService = NonNullable<Elements['services'][number]['value']>;

/** A task definition of a service, and the place that gives it to the service. */
export interface FileRevision {
  readonly definition: FileDefinition;
  readonly at: Path;
}

/** The service's own, then those of its deploys, where they are well-formed. */
export function revisionsIn(
  { taskDefinitions, events }: Elements,
  { index, value: service }: Element<FileService>,
): readonly FileRevision[] {
  if (service === undefined) return [];
  const own = { family: service.taskDefinition, at: ['services', index, 'taskDefinition'] };
  const deployed = events.flatMap(({ index: n, value: event }) =>
    event?.type === 'deploy' && event.service === service.name
      ? [{ family: event.taskDefinition, at: ['events', n, 'taskDefinition'] }]
      : [],
  );
  return [own, ...deployed].flatMap(({ family, at }) => {
    const definition = taskDefinitions.find(({ name }) => name === family)?.value;
    return definition === undefined ? [] : [{ definition, at }];
  });
}
