import { describe, expect, it } from 'vitest';
import { createPage } from '../../../src/cli/render/page.js';
import { externalTable } from '../../../src/cli/render/external-table.js';
import { serviceTable } from '../../../src/cli/render/service-table.js';
import { runScenario } from '../../scenarios/run-scenario.js';

describe('external instances, for people', () => {
  const { summary } = runScenario('55-satellite-office');
  const page = createPage(100, false);
  const cells = (text: string, name: string): string[] =>
    (text.split('\n').find((line) => line.trim().startsWith(name)) ?? '').trim().split(/\s{2,}/);

  it('has a line for each entry of the file', () => {
    expect(cells(externalTable(summary, page), 'shop')).toEqual(['shop', '2 of 2', '2', '14', '5 h 40 m', '4 h']);
    expect(cells(externalTable(summary, page), 'head-office').slice(1, 3)).toEqual(['1 of 1', '3']);
  });

  it('counts the tasks of a service that stand in no zone', () => {
    expect(serviceTable(summary, page, true)).toContain('external');
    expect(cells(serviceTable(summary, page, true), 'edge-processor').slice(0, 7)).toEqual([
      'edge-processor',
      '5',
      '5',
      '0',
      '0',
      '0',
      '5',
    ]);
  });

  it('says nothing where there are none', () => {
    const { summary: plain } = runScenario('00-hello');
    expect(externalTable(plain, page)).toBe('');
    expect(serviceTable(plain, page, true)).not.toContain('external');
  });
});
