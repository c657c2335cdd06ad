import { createStreams } from '../../kernel/random.js';

/** What a drawer may ask of chance. */
export interface Chance {
  /** A whole number from `min` to `max`, both included. */
  readonly whole: (min: number, max: number) => number;
  readonly maybe: (probability?: number) => boolean;
  readonly oneOf: <T>(values: readonly T[]) => T;
  /** At least `least` and at most `most` of them, in their order. */
  readonly someOf: <T>(values: readonly T[], least?: number, most?: number) => T[];
}

/** Chance by name: each part of a scenario has its own, so that a new part moves no other. */
export type Chances = (part: string) => Chance;

export function createChances(seed: number): Chances {
  const streams = createStreams(String(seed));
  return (part) => {
    const next = streams('fuzz', part);
    const whole: Chance['whole'] = (min, max) => min + Math.floor(next() * (max - min + 1));
    return {
      whole,
      maybe: (probability = 0.5) => next() < probability,
      oneOf: (values) => values[whole(0, values.length - 1)],
      someOf: (values, least = 0, most = values.length) => {
        let wanted = whole(Math.min(least, values.length), Math.min(most, values.length));
        return values.filter((_, n) => {
          const taken = next() * (values.length - n) < wanted;
          if (taken) wanted--;
          return taken;
        });
      },
    };
  };
}
