import type { Scenario } from '../../model/scenario.js';

/** `1 task`, `2 tasks`. */
export const counted = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;

/** `a`, `a and b`, `a, b and c`. */
export const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;

export const groupOf = (scenario: Scenario, provider: number): Scenario['autoScalingGroups'][number] =>
  scenario.autoScalingGroups[scenario.capacityProviders[provider].autoScalingGroup];
