import type { Random } from '../kernel/random.js';

/** `count` of the rows, each with the same chance, or all of them where they are fewer. */
export function drawRows(rows: readonly number[], count: number, random: Random): readonly number[] {
  const left = [...rows];
  const drawn: number[] = [];
  while (drawn.length < count && left.length > 0) drawn.push(...left.splice(Math.floor(random() * left.length), 1));
  return drawn;
}
