import type { CostPart } from '../../analysis/gap/cost-parts.js';
import type { CostSummary } from '../../analysis/summary-types.js';
import { percentText } from './number-text.js';

const words: Readonly<Record<Exclude<CostPart, 'necessary'>, string>> = {
  packing: 'packing',
  spread: 'zone spread',
  reserve: 'the reserve of targetCapacity',
  scaleInLag: 'scale-in lag',
  starting: 'starting instances',
  leaving: 'leaving instances',
  protection: 'scale-in protection',
  fixedSize: 'sizes that no policy lowers',
  warmPool: 'warm pools',
  unusedCommitment: 'unused commitments',
};

/** Less is not worth a word. */
const LEAST_SHARE = 0.005;

/** What the instances' cost was for; empty where there was none, or no price. */
export function splitText({ split }: CostSummary): string {
  if (split === null) return '';
  const usd = Object.values(split).reduce((sum, part) => sum + part, 0);
  if (usd <= 0) return '';
  const others = (Object.keys(words) as (keyof typeof words)[])
    .filter((part) => split[part] / usd >= LEAST_SHARE)
    .toSorted((a, b) => split[b] - split[a])
    .map((part) => `${percentText(split[part] / usd)} ${words[part]}`);
  const necessary = `Of what instances cost, ${percentText(split.necessary / usd)} was necessary for the tasks`;
  return others.length === 0 ? `${necessary}.` : `${necessary}; the rest: ${others.join(', ')}.`;
}
