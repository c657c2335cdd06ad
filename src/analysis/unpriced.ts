import type { Diagnostic } from '../model/diagnostic.js';
import type { Scenario } from '../model/scenario.js';
import { finding } from './finding-codes.js';
import { listed } from './finding/words.js';
import type { InstanceTime } from './instance-time.js';

/** Says which types that ran have no price, so that the cost is null and not wrong. */
export function unpriced({ instanceTypes, region }: Scenario, times: readonly InstanceTime[]): readonly Diagnostic[] {
  const names = instanceTypes.filter((t, n) => t.usdPerHour === undefined && times.some(({ type }) => type === n));
  if (names.length === 0) return [];
  return [
    finding(
      'R009',
      'info',
      'region',
      `The cost is not priced: no price is known for ${listed(names.map(({ name }) => name))} in ${region}.`,
      'Give usdPerHour under instanceTypes.',
    ),
  ];
}
