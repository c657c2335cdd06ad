import { expect, it } from 'vitest';
import { checkScheduler } from '../../src/testing/index.js';
import { read } from '../tidy/source-tree.js';
import { binpackOnly, hastyBestFit } from './best-fit.js';

const page = read('docs/testing-kit.md');
const blocks = (language: string): string[] =>
  Array.from(page.matchAll(new RegExp('```' + language + '\\n([\\s\\S]*?)\\n```', 'g')), ([, text]) => text);
const asPublished = (path: string): string =>
  read(path).replaceAll('../../src/testing/index.js', 'ecs-capacity-sim/testing').trimEnd();

it('the page shows the example as it stands', () => {
  expect(blocks('ts')).toEqual(['test/testing/best-fit.ts', 'test/testing/best-fit.test.ts'].map(asPublished));
});

it('the page shows the error of the planted bug', () => {
  let message = '';
  try {
    checkScheduler(hastyBestFit, { trials: binpackOnly, seed: 8 });
  } catch (error) {
    message = (error as Error).message;
  }
  expect(message).toContain(blocks('text')[0]);
  expect(blocks('text')[0]).toMatch(/^The scheduler is wrong: /);
});

it('the page names all that the kit exports', async () => {
  const kit = Object.keys(await import('../../src/testing/index.js'));
  expect(kit.filter((name) => !page.includes('`' + name))).toEqual([]);
});
