import { scenarioJsonSchema } from '../../scenario/json-schema.js';
import { exitCode } from '../exit-code.js';
import type { Arguments } from '../arguments.js';
import type { Host } from '../host.js';
import type { Call } from '../main.js';

/** `simulate schema`: the JSON Schema of the scenario file, for editors. */
export async function schema(_: Arguments, __: Call, host: Host): Promise<number> {
  await host.answer(`${JSON.stringify(scenarioJsonSchema(), undefined, 2)}\n`);
  return exitCode.fine;
}
