import { describe, expect, it } from 'vitest';
import { createPage } from '../../../src/cli/render/page.js';
import { textTable } from '../../../src/cli/render/text-table.js';

const columns = [{ head: 'name' }, { head: 'first', leaves: 2 }, { head: 'second', leaves: 1 }, { head: 'kept' }];
const rows = [
  ['short', '1', '22', '333'],
  ['a rather long name for one row', '4', '55', '666'],
];

describe('textTable', () => {
  it('puts names left and figures right', () => {
    expect(textTable(columns, rows, createPage(80, false)).split('\n')).toEqual([
      '  name                            first  second  kept',
      '  short                               1      22   333',
      '  a rather long name for one row      4      55   666',
    ]);
  });

  it('drops columns in their order when it gets narrow, then shortens names', () => {
    const heads = (width: number): string => textTable(columns, rows, createPage(width, false)).split('\n')[0];
    expect(heads(52).trim().split(/\s+/)).toEqual(['name', 'first', 'kept']);
    expect(heads(40).trim().split(/\s+/)).toEqual(['name', 'kept']);
    const long = textTable(columns, [['x'.repeat(60), '1', '2', '3']], createPage(40, false));
    expect(long).toContain(`${'x'.repeat(31)}…     3`);
  });
});
