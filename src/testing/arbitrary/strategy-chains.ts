import fc from 'fast-check';
import type { PlacementStrategy } from '../../model/scenario.js';
import { ZONE } from '../model-groups.js';

const spread = (attribute: string): PlacementStrategy => ({ type: 'spread', field: 'attribute', attribute });
const byInstance: PlacementStrategy = { type: 'spread', field: 'instanceId' };
const binpack = (field: 'cpu' | 'memory'): PlacementStrategy => ({ type: 'binpack', field });

const links: readonly PlacementStrategy[] = [
  binpack('cpu'),
  binpack('memory'),
  byInstance,
  spread(ZONE),
  spread('stack'),
  spread('rack'),
];

/** The chains that people use. */
const usual: readonly (readonly PlacementStrategy[])[] = [
  [],
  [binpack('cpu')],
  [binpack('memory')],
  [spread(ZONE), byInstance],
  [spread(ZONE), binpack('memory')],
  [byInstance, binpack('memory')],
  [{ type: 'random' }],
];

/**
 * Chains of none to five strategies (PL-12): binpack by CPU or memory, spread over the zone, the instance, or the attributes
 * `stack` and `rack`, in any order and also twice, and seldom `random`. One in three is a chain that people use.
 */
export const strategyChains: fc.Arbitrary<readonly PlacementStrategy[]> = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom(...usual) },
  {
    weight: 2,
    arbitrary: fc.array(
      fc.oneof(
        { weight: 12, arbitrary: fc.constantFrom(...links) },
        { weight: 1, arbitrary: fc.constant<PlacementStrategy>({ type: 'random' }) },
      ),
      { maxLength: 5, size: 'max' },
    ),
  },
);
