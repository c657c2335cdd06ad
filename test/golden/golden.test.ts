import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { knownNames, runScenario, scenarioNames } from '../scenarios/run-scenario.js';
import { filesUnder, root } from '../tidy/source-tree.js';
import { firstDifference } from './first-difference.js';
import { goldenText } from './golden-text.js';

const folder = 'test/golden/';
const extension = '.golden.txt';
const names = [...scenarioNames, ...knownNames];
const goldenOf = (name: string): string => folder + name.replaceAll('/', '__') + extension;
/** `UPDATE_GOLDENS=1 npx vitest run test/golden` writes them anew. Read the difference before you commit it. */
const update = process.env['UPDATE_GOLDENS'] === '1';

describe('golden runs', () => {
  it.each(names)('%s', (name) => {
    const run = runScenario(name);
    expect(firstDifference(run, runScenario(name))).toBeUndefined();
    const path = root + goldenOf(name);
    const text = goldenText(run);
    if (update) writeFileSync(path, text);
    expect(existsSync(path), `no golden for ${name}: UPDATE_GOLDENS=1 npx vitest run test/golden`).toBe(true);
    expect(text).toBe(readFileSync(path, 'utf8'));
  });

  it('belong to a scenario each', () => {
    const goldens = filesUnder(folder.slice(0, -1)).filter((path) => path.endsWith(extension));
    expect(new Set(goldens)).toEqual(new Set(names.map(goldenOf)));
  });
});

describe('the first difference of two runs', () => {
  it('is none for equal runs', () => {
    expect(firstDifference(runScenario('00-hello'), runScenario('00-hello'))).toBeUndefined();
  });

  it('names the fact at which they part', () => {
    const slower = runScenario('00-hello', 'model.alarmDelay=30s');
    const difference = firstDifference(runScenario('00-hello'), slower);
    expect(difference).toMatch(
      /^first: 00:01:20\.000 #\d+ AlarmEvaluated .*\nthen: {2}00:01:30\.000 #\d+ AlarmEvaluated /,
    );
  });

  it('is the end of the shorter one where one goes on', () => {
    const shorter = runScenario('00-hello', 'duration=5m');
    expect(firstDifference(runScenario('00-hello'), shorter)).toMatch(/then: {2}the run ended$/);
  });
});
