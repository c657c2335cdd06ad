import type { Diagnostic } from '../model/diagnostic.js';
import type { Scenario } from '../model/scenario.js';
import { unpricedTypes, type Usage } from './cost.js';
import { finding } from './finding-codes.js';
import { listed } from './finding/words.js';

/** Says what ran and has no price, so that the cost is null and not wrong. */
export function unpriced(scenario: Scenario, usage: Usage): readonly Diagnostic[] {
  const { instanceTypes, region, pricing } = scenario;
  const types = unpricedTypes(scenario, usage);
  const namesOf = (spot: boolean): readonly string[] =>
    types.filter((type) => type.spot === spot).map(({ type }) => instanceTypes[type].name);
  const say = (path: string, what: string, hint: string): Diagnostic =>
    finding('R009', 'info', path, `The cost is not priced: no ${what} in ${region}.`, hint);
  const [onDemand, spot] = [namesOf(false), namesOf(true)];
  return [
    ...(onDemand.length > 0
      ? [say('region', `price is known for ${listed(onDemand)}`, 'Give usdPerHour under instanceTypes.')]
      : []),
    ...(spot.length > 0
      ? [say('pricing', `Spot price is given for ${listed(spot)}`, 'Give pricing.spotUsdPerHour.')]
      : []),
    ...(usage.fargate.length > 0 && pricing.fargate === undefined
      ? [say('region', 'price is known for Fargate', 'Use a region with a built-in price.')]
      : []),
  ];
}
