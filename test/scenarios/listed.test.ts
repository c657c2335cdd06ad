import { expect, it } from 'vitest';
import { read } from '../tidy/source-tree.js';
import { scenarioNames } from './run-scenario.js';

it('docs/scenarios.md lists every scenario, in reading order', () => {
  const linked = Array.from(
    read('docs/scenarios.md').matchAll(/\]\(\.\.\/scenarios\/([^)]+)\.yaml\)/g),
    ([, name]) => name,
  );
  expect(linked).toEqual([...new Set([...scenarioNames, 'reference'])]);
});
