import type { PlacedValue } from '../changed-text.js';
import type { ScenarioFile } from '../schema/scenario-file.js';
import type { Loss } from './losses.js';

/** One step of a migration: what it writes into the file, and what it has to say. */
export interface Move {
  readonly set: readonly PlacedValue[];
  readonly changes: readonly string[];
  readonly losses: readonly Loss[];
}

export type AppMesh = NonNullable<ScenarioFile['appMesh']>;
export type VirtualNode = AppMesh['virtualNodes'][number];
export type VirtualService = AppMesh['virtualServices'][number];
