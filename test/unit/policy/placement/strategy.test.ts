import { describe, expect, it } from 'vitest';
import type { Candidate } from '../../../../src/policy/placement/define-strategy.js';
import { strategies, strategyOf } from '../../../../src/policy/placement/strategy/index.js';

const candidate: Candidate = {
  freeCpuUnits: 700,
  freeMemoryMiB: 300,
  tasksOfGroup: 2,
  countOfValue: (attribute) => (attribute === 'stack' ? 9 : 5),
};

describe('placement strategies', () => {
  it('are spread, binpack and random, each once', () => {
    expect(strategies.map((s) => s.type).toSorted()).toEqual(['binpack', 'random', 'spread']);
  });

  it('binpack ranks by the free amount of its one field (PL-3)', () => {
    const { rank } = strategyOf('binpack');
    expect(rank(candidate, { type: 'binpack', field: 'cpu' })).toBe(700);
    expect(rank(candidate, { type: 'binpack', field: 'memory' })).toBe(300);
  });

  it('spread ranks by the tasks of the group with the same value (PL-4)', () => {
    const { rank } = strategyOf('spread');
    expect(rank(candidate, { type: 'spread', field: 'instanceId' })).toBe(2);
    expect(rank(candidate, { type: 'spread', field: 'attribute', attribute: 'stack' })).toBe(9);
    expect(rank(candidate, { type: 'spread', field: 'attribute', attribute: 'ecs.availability-zone' })).toBe(5);
  });

  it.each([
    { type: 'binpack', field: 'cpu' },
    { type: 'binpack', field: 'memory' },
    { type: 'spread', field: 'instanceId' },
    { type: 'spread', field: 'attribute', attribute: 'stack' },
  ] as const)('what an index keeps of %j is its rank', (strategy) => {
    const { rank, term: termOf } = strategyOf(strategy.type);
    const term = termOf?.(strategy) ?? expect.fail('no term');
    const kept = 'attribute' in term ? candidate.countOfValue(term.attribute) : candidate[term.column];
    expect(kept).toBe(rank(candidate, strategy));
  });

  it('only random decides, and it ignores its field (PL-6)', () => {
    expect(strategies.filter((s) => s.decides).map((s) => s.type)).toEqual(['random']);
    expect(strategyOf('random').params.safeParse({ field: 'anything' }).success).toBe(true);
    expect(strategyOf('random').resolve({ field: 'anything' })).toEqual({ type: 'random' });
  });

  it.each([
    ['spread', { field: 'instanceId' }, { type: 'spread', field: 'instanceId' }],
    ['spread', { field: 'host' }, { type: 'spread', field: 'instanceId' }],
    ['spread', { field: 'attribute:stack' }, { type: 'spread', field: 'attribute', attribute: 'stack' }],
    ['binpack', { field: 'cpu' }, { type: 'binpack', field: 'cpu' }],
    ['binpack', { field: 'CPU' }, { type: 'binpack', field: 'cpu' }],
    ['binpack', { field: 'memory' }, { type: 'binpack', field: 'memory' }],
    ['binpack', { field: 'MEMORY' }, { type: 'binpack', field: 'memory' }],
  ] as const)('%s takes %j', (type, words, resolved) => {
    const { params, resolve } = strategyOf(type);
    expect(resolve(params.parse(words))).toEqual(resolved);
  });

  it.each([
    ['spread', { field: 'zone' }],
    ['spread', { field: 'attribute:' }],
    ['spread', {}],
    ['binpack', { field: 'gpu' }],
    ['binpack', { field: 'cpu', weight: 1 }],
  ] as const)('%s refuses %j', (type, words) => {
    expect(strategyOf(type).params.safeParse(words).success).toBe(false);
  });

  it('spread says which fields there are', () => {
    const { error } = strategyOf('spread').params.safeParse({ field: 'zone' });
    expect(error?.issues.map(({ message }) => message)).toEqual(['must be instanceId, host, or attribute:NAME']);
  });

  it('one that is not in the list is a defect, and named', () => {
    expect(() => strategyOf('nearest' as never)).toThrow(/"nearest" in the registry/);
  });
});
