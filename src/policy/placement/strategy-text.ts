import type { PlacementStrategy } from '../../model/scenario.js';

/** A strategy in words, and what its rank counts. */
export function strategyText(strategy: PlacementStrategy): { readonly name: string; readonly counts: string } {
  switch (strategy.type) {
    case 'random':
      return { name: 'random', counts: '' };
    case 'binpack':
      return strategy.field === 'cpu'
        ? { name: 'binpack(cpu)', counts: 'CPU units free' }
        : { name: 'binpack(memory)', counts: 'MiB free' };
    case 'spread':
      return strategy.field === 'instanceId'
        ? { name: 'spread(instanceId)', counts: 'tasks of the group' }
        : { name: `spread(${strategy.attribute})`, counts: 'tasks of the group with its value' };
  }
}
