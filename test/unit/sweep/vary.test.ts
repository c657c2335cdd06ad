import { describe, expect, it } from 'vitest';
import { gridOf, gridSize } from '../../../src/sweep/grid.js';
import { readAxis, type Axis } from '../../../src/sweep/vary.js';

function axisOf(text: string): Axis {
  const read = readAxis(text);
  if (!read.ok) throw new Error(read.reason);
  return read.axis;
}
const valuesOf = (text: string): readonly string[] => axisOf(`a.b=${text}`).values;
const reasonOf = (text: string): string => {
  const read = readAxis(text);
  return read.ok ? '' : read.reason;
};

describe('readAxis', () => {
  it('reads a path and a range with its step', () => {
    expect(axisOf('capacityProviders[*].managedScaling.targetCapacity=60..80:5')).toEqual({
      path: 'capacityProviders[*].managedScaling.targetCapacity',
      values: ['60', '65', '70', '75', '80'],
    });
  });

  it.each([
    ['1..4', ['1', '2', '3', '4']],
    ['60..100:15', ['60', '75', '90']],
    ['5..5', ['5']],
    ['3..1', ['3', '2', '1']],
    ['-2..2:2', ['-2', '0', '2']],
    ['0.1..0.5:0.1', ['0.1', '0.2', '0.3', '0.4', '0.5']],
    ['1..1.5:0.25', ['1', '1.25', '1.5']],
    ['1m..3m:30s', ['60s', '90s', '120s', '150s', '180s']],
    ['90s..1m:15s', ['90s', '75s', '60s']],
  ])('%s is a range', (text, values) => {
    expect(valuesOf(text)).toEqual(values);
  });

  it.each([
    ['a,b , c', ['a', 'b', 'c']],
    ['10', ['10']],
    ['1..3,10', ['1', '2', '3', '10']],
    ['[m5.large, m5.xlarge],[c5.large]', ['[m5.large, m5.xlarge]', '[c5.large]']],
    ['{ a: 1, b: 2 },x', ['{ a: 1, b: 2 }', 'x']],
    [`"a,b",'c,d'`, ['"a,b"', `'c,d'`]],
    ['a=b', ['a=b']],
    ['../jobs.csv', ['../jobs.csv']],
  ])('%s is a list', (text, values) => {
    expect(valuesOf(text)).toEqual(values);
  });

  it.each([
    ['a.b', 'there is no = in it'],
    ['a..b=1', '"a..b" is no path'],
    ['a=1,,2', 'a value is missing'],
    ['a=', 'a value is missing'],
    ['a=1..3:0', 'must be above 0'],
    ['a=1..3:-1', 'must be above 0'],
    ['a=60..x', '60..x is no range'],
    ['a=1m..3m', 'needs a step'],
    ['a=1..2,2', '2 is given twice'],
    ['a=0..1000000', 'more than 100000 values'],
  ])('refuses %s', (text, reason) => {
    expect(reasonOf(text)).toContain(reason);
    expect(reasonOf(text)).toContain("write 'path=60..100:5' or 'path=a,b,c'");
  });
});

describe('gridOf', () => {
  it('changes the first axis slowest', () => {
    const axes = [axisOf('a=1,2'), axisOf('b=x,y,z')];
    expect(gridSize(axes)).toBe(6);
    expect(gridOf(axes).map(({ set }) => set.join(' '))).toEqual([
      ...['a=1 b=x', 'a=1 b=y', 'a=1 b=z'],
      ...['a=2 b=x', 'a=2 b=y', 'a=2 b=z'],
    ]);
    expect(gridOf(axes)[3].values).toEqual(['2', 'x']);
  });
});
