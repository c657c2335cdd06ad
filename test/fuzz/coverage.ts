import type { DrawnScenario } from './draw-scenario.js';
import { features, featuresOf } from './features.js';

/** How often each feature was drawn. */
export interface Coverage {
  readonly add: (scenario: DrawnScenario) => void;
  /** Per cent of the scenarios, by feature, in the order of the schema. */
  readonly shares: () => ReadonlyMap<string, number>;
}

export function createCoverage(): Coverage {
  const counts = new Map(features.map(({ name }) => [name, 0]));
  let scenarios = 0;
  return {
    add(scenario) {
      scenarios++;
      for (const name of featuresOf(scenario)) counts.set(name, counts.get(name)! + 1);
    },
    shares: () => new Map([...counts].map(([name, count]) => [name, (100 * count) / Math.max(1, scenarios)])),
  };
}

/** The table: a line for each part of the file, with its keys and the per cent of scenarios that have them. */
export function coverageTable(shares: ReadonlyMap<string, number>): string {
  const lines = new Map<string, string[]>();
  for (const [name, share] of shares) {
    const [, parent = '', own = name] =
      /^(memberOf|update) (.+)$/.exec(name) ?? /^(.*)(?:\.|=|(?=\())(.+)$/.exec(name) ?? [];
    const cell = `${own} ${share.toFixed(1)}`;
    const line = lines.get(parent);
    if (line === undefined) lines.set(parent, [cell]);
    else line.push(cell);
  }
  return [...lines].map(([parent, cells]) => `${parent === '' ? 'scenario' : parent}: ${cells.join(', ')}`).join('\n');
}
