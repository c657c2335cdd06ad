import { describe, expect, it } from 'vitest';
import { readSome, readTrace } from '../../../src/analysis/read-trace.js';
import { simulate } from '../../../src/simulate.js';
import { load } from '../../support/load.js';
import { read } from '../../tidy/source-tree.js';

describe('some of a trace', () => {
  it.each(['02-zonal', '39-loss-of-a-zone'])('of %s reads as the whole does', (name) => {
    const run = simulate(load(read(`scenarios/${name}.yaml`)), { keepTrace: true });
    const whole = [...readTrace(run)];
    expect(readSome(run, () => true)).toEqual(whole);
    const placed = readSome(run, (fact, type) => type === 'TaskPlaced' && fact % 2 === 0);
    expect(placed.length).toBeGreaterThan(3);
    expect(placed).toEqual(whole.filter(({ fact, type }) => type === 'TaskPlaced' && fact % 2 === 0));
  });

  it('needs a run that kept its trace', () => {
    expect(() => readSome(simulate(load(read('scenarios/00-hello.yaml'))), () => true)).toThrow(RangeError);
  });
});
