import { z } from 'zod';
import { scenarioFile } from './schema/scenario-file.js';

/** The JSON Schema of the scenario file as it is written, for editors. */
export const scenarioJsonSchema = (): Readonly<Record<string, unknown>> => ({
  title: 'ecs-capacity-sim scenario',
  ...z.toJSONSchema(scenarioFile, { io: 'input', unrepresentable: 'any' }),
});
