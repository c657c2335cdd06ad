import { mkdirSync, writeFileSync } from 'node:fs';
import { stringify } from 'yaml';
import { checkScenario, type Outcome } from './check-scenario.js';
import type { DrawnScenario, Json } from './draw-scenario.js';
import { shrink } from './shrink.js';

/** The one line that runs a seed again. */
export const reproduceLine = (seed: number): string => `npm run fuzz -- --seed ${seed}`;

/** The smallest scenario found that fails as this one does. */
export function shrinkFailure({ data, files }: DrawnScenario, outcome: Outcome, tries?: number): Json {
  if (outcome.kind === 'passed') return data;
  return shrink(
    data,
    (candidate) => {
      const other = checkScenario({ data: candidate, files });
      return other.kind === outcome.kind && other.check === outcome.check;
    },
    tries,
  );
}

/** Writes a scenario as files that `simulate` can run; returns the path of the YAML file. */
export function writeScenario(folder: string, data: Json, files: Readonly<Record<string, string>>): string {
  mkdirSync(folder, { recursive: true });
  const text = stringify(data, { lineWidth: 120, aliasDuplicateObjects: false });
  for (const [name, content] of Object.entries(files))
    if (text.includes(name)) writeFileSync(`${folder}/${name}`, content);
  writeFileSync(`${folder}/scenario.yaml`, text);
  return `${folder}/scenario.yaml`;
}
