import { describe, expect, it } from 'vitest';
import { renderSummary } from '../../src/cli/render/summary-text.js';
import { simulate } from '../../src/simulate.js';
import { load } from '../support/load.js';
import { read } from './source-tree.js';

const readme = read('README.md');
/** The first fenced block of a language. */
const block = (language: string): string | undefined =>
  new RegExp('```' + language + '\\n([\\s\\S]*?)\\n```').exec(readme)?.[1];

describe('README', () => {
  it('shows what the zonal scenario prints', () => {
    const file = 'scenarios/02-zonal.yaml';
    const scenario = load(read(file));
    const measured = { ...scenario.measure, durationMs: scenario.durationMs };
    const text = renderSummary(simulate(scenario).summary, { columns: 100, color: false, file, measured });
    expect(block('text')?.trimEnd()).toBe(text.trimEnd());
  });

  it('shows the smallest scenario as it stands', () => {
    expect(block('yaml')).toBe(read('scenarios/00-hello.yaml').trimEnd());
  });
});
