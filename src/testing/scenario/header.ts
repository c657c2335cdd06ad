import type { Chance } from './chance.js';
import type { Draft, Json } from './draft.js';
import { durationText } from './times.js';

/** What stands before the lists: seed, length, window, account and prices. */
export function drawHeader(draft: Draft): Json {
  const { chances, has, endS } = draft;
  const chance = chances('header');
  const from = 60 * chance.whole(0, Math.floor(endS / 120));
  const until = chance.whole(from + 60, endS);
  return {
    version: 1,
    ...(has('words') && { name: 'drawn', description: 'by the fuzz' }),
    ...(chance.maybe(0.9) && { seed: chance.maybe() ? chance.whole(0, 1000) : `seed ${chance.whole(0, 9)}` }),
    duration: durationText(chance, endS),
    ...(has('words') && { startsAt: chance.oneOf(['2026-01-01T00:00:00Z', '2025-06-30', '2026-12-31T23:00:00Z']) }),
    ...(has('measure') && { measure: { ...(chance.maybe() && { from: `${from}s` }), until: `${until}s` } }),
    ...(has('words') && { region: has('priceless') ? 'eu-west-1' : 'us-east-1' }),
    ...(has('account') && { account: drawAccount(chance, draft) }),
  };
}

function drawAccount(chance: Chance, { has }: Draft): Json {
  return {
    ...(chance.maybe() && { awsvpcTrunking: chance.oneOf(['enabled', 'disabled']) }),
    ...(chance.maybe() && { provisioningTaskLimit: chance.oneOf([0, 1, 3, 10, 500]) }),
    ...(has('quota') && { vcpuQuota: chance.oneOf([0, 4, 16, 40, 1000]) }),
  };
}

/** Prices, once the types are known. */
export function drawPricing({ chances, has, types }: Draft): Json {
  if (!has('pricing')) return {};
  const chance = chances('pricing');
  const priced = chance.someOf(types);
  return {
    pricing: {
      ...(chance.maybe() && { discountPercent: chance.oneOf([0, 12.5, 100]) }),
      ...(chance.maybe() && {
        spotUsdPerHour: Object.fromEntries(priced.map(({ name }) => [name, chance.whole(1, 9) / 100])),
      }),
      ...(chance.maybe() && {
        savingsPlans: [{ usdPerHourCommitment: chance.whole(0, 20) / 10, discountPercent: chance.whole(0, 66) }],
      }),
      ...(chance.maybe() && { extraUsdPerInstanceHour: 0.01 }),
      ...(chance.maybe() && { fargateSpotDiscountPercent: chance.oneOf([0, 70, 100]) }),
    },
  };
}
