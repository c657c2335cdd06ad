import { z } from 'zod';
import { scenarioFile } from './schema/scenario-file.js';

/** The JSON Schema of the scenario file as it is written, for editors. */
export function scenarioJsonSchema(): Readonly<Record<string, unknown>> {
  const schema = z.toJSONSchema(scenarioFile, { io: 'input', unrepresentable: 'any' });
  return { title: 'ecs-capacity-sim scenario', ...schema };
}
