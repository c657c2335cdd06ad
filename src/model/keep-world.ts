import type { Keep } from '../kernel/kept-state.js';
import { applySettings } from './fold/settings-fold.js';
import type { Roster } from './roster.js';
import type { Scenario } from './scenario.js';
import type { World } from './world.js';

/**
 * Registers every table, so that they can be saved and restored. The settings in force are whole scenarios: a table only says
 * whose they are. Call what it returns when the tables have been restored.
 */
export function keepWorld(world: World, roster: Roster, scenario: Scenario, keep: Keep): () => void {
  for (const [name, table] of Object.entries(world)) if (name !== 'settings') keep(table);
  return () => {
    applySettings(world, roster, scenario);
  };
}
