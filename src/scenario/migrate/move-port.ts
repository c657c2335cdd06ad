import type { PlacedValue } from '../changed-text.js';
import { revisionFamilies } from '../revisions.js';
import type { ScenarioFile } from '../schema/scenario-file.js';
import type { Move } from './move.js';

type Definition = ScenarioFile['taskDefinitions'][number];

/** The port mapping that an endpoint names (SC-1). */
export interface MovedPort extends Move {
  readonly name: string;
  readonly number: number;
  readonly appProtocol: string | undefined;
}

/** Of a task definition without port mappings. */
const PORT = 80;

/**
 * The first TCP port mapping of the service's task definition, `http` where it has no name, or 80 where there is none. Every
 * task definition that the service ever has gets a mapping of that name.
 */
export function movePort(file: ScenarioFile, serviceName: string): MovedPort {
  const service = file.services.find(({ name }) => name === serviceName);
  const families = service === undefined ? [] : revisionFamilies(service, file.events);
  const definitions = families.flatMap((family) => file.taskDefinitions.filter((own) => own.family === family));
  const mapping = definitions.flatMap(mappingsOf).at(0)?.mapping;
  const number = mapping?.containerPort ?? PORT;
  const name = mapping?.name ?? freeName(definitions, number);
  const moves = definitions.map((definition) => moveDefinition(file, definition, name, number));
  return {
    name,
    number,
    appProtocol: mapping?.appProtocol,
    set: moves.flatMap(({ set }) => set),
    changes: moves.flatMap(({ changes }) => changes),
    losses: moves.flatMap(({ losses }) => losses),
  };
}

const mappingsOf = ({ containerDefinitions }: Definition) =>
  containerDefinitions.flatMap(({ portMappings }, container) =>
    portMappings.flatMap((mapping, place) => (mapping.protocol === 'tcp' ? [{ mapping, container, place }] : [])),
  );

function freeName(definitions: readonly Definition[], port: number): string {
  const taken = definitions.flatMap(({ containerDefinitions }) =>
    containerDefinitions.flatMap(({ portMappings }) => portMappings.flatMap(({ name }) => name ?? [])),
  );
  const names = ['http', `http-${port}`, ...taken.map((_, n) => `http-${port}-${n + 2}`)];
  return names.find((name) => !taken.includes(name)) ?? `http-${port}-${taken.length + 2}`;
}

function moveDefinition(file: ScenarioFile, definition: Definition, name: string, number: number): Move {
  const { family, containerDefinitions } = definition;
  const at = ['taskDefinitions', file.taskDefinitions.indexOf(definition), 'containerDefinitions'];
  const mappings = mappingsOf(definition);
  if (mappings.some(({ mapping }) => mapping.name === name)) return { set: [], changes: [], losses: [] };
  if (mappings.length === 0) {
    // Where there is none at all, nobody checks what is said of them: one would be checked against all that is.
    const listed = containerDefinitions.findIndex(({ portMappings }) => portMappings.length > 0);
    const portMapping = { containerPort: number, name };
    const added = (): PlacedValue => ({
      path: [...at, listed, 'portMappings'],
      value: [...containerDefinitions[listed].portMappings, portMapping],
    });
    return {
      set: listed < 0 ? [] : [added()],
      changes: [`task definition ${family}: ${listed < 0 ? 'needs' : 'gets'} the port mapping ${name}, ${number}`],
      losses: [],
    };
  }
  const unnamed = mappings.filter(({ mapping }) => mapping.name === undefined);
  const chosen = unnamed.find(({ mapping }) => mapping.containerPort === number) ?? unnamed.at(0);
  if (chosen === undefined) {
    return {
      set: [],
      changes: [],
      losses: [
        {
          path: `taskDefinitions[${family}].containerDefinitions`,
          what: `a deployment without a port mapping ${name}`,
          instead: 'give its port mapping the name that the endpoint of the service has',
        },
      ],
    };
  }
  return {
    set: [{ path: [...at, chosen.container, 'portMappings', chosen.place, 'name'], value: name }],
    changes: [`task definition ${family}: its port mapping ${chosen.mapping.containerPort} is called ${name}`],
    losses: [],
  };
}
