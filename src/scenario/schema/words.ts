import { z } from 'zod';
import { parseDate } from '../../policy/placement/query/parse-date.js';

const UNIT_MS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
const DURATION = /^(?:\d+(?:\.\d+)?(?:ms|[smhd]))+$/;

/** `90s`, `15m`, `6h`, `7d`, `1h30m`, or a number of seconds; undefined when it is none of these. */
export function durationMs(value: unknown): number | undefined {
  if (typeof value === 'number') return wholeMs(value * 1000);
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  if (/^\d+(?:\.\d+)?$/.test(text)) return wholeMs(Number(text) * 1000);
  if (!DURATION.test(text)) return undefined;
  let ms = 0;
  for (const [, amount, unit] of text.matchAll(/(\d+(?:\.\d+)?)(ms|[smhd])/g)) {
    ms += Number(amount) * UNIT_MS[unit as keyof typeof UNIT_MS];
  }
  return wholeMs(ms);
}

/** A hundred years. More is a slip, and milliseconds must stay exact. */
const MAX_MS = 36_500 * UNIT_MS.d;

/** 1.1 s is 1100 ms, though not in binary fractions; 0.0001 s is no whole number of milliseconds. */
function wholeMs(ms: number): number | undefined {
  const whole = Math.round(ms);
  return whole >= 0 && whole <= MAX_MS && Math.abs(ms - whole) < 1e-4 ? whole : undefined;
}

const DURATION_WORDS =
  'a duration such as 20ms, 90s, 15m, 6h, 7d, 1h30m, or a number of seconds (to the millisecond, at most 36500d)';

/** A duration, in whole milliseconds once read. */
export const duration = (bounds: { readonly minMs?: number; readonly maxMs?: number; readonly words?: string } = {}) =>
  z
    .union([z.number(), z.string()], { error: () => `is not ${DURATION_WORDS}` })
    .transform((value, context) => {
      const ms = durationMs(value);
      if (ms === undefined) {
        context.addIssue({ code: 'custom', message: `is not ${DURATION_WORDS}` });
        return z.NEVER;
      }
      if (ms < (bounds.minMs ?? 0) || ms > (bounds.maxMs ?? Infinity)) {
        context.addIssue({ code: 'custom', message: `must be ${bounds.words ?? 'within its bounds'}` });
        return z.NEVER;
      }
      return ms;
    })
    .describe(DURATION_WORDS);

const positive = () => duration({ minMs: 1, words: 'longer than 0s' });

/** A duration that may vary. */
export const distribution = () =>
  z
    .union(
      [
        z.number(),
        z.string(),
        z.discriminatedUnion('distribution', [
          z.strictObject({ distribution: z.literal('constant'), value: duration() }),
          z.strictObject({ distribution: z.literal('uniform'), min: duration(), max: duration() }),
          z.strictObject({ distribution: z.literal('normal'), mean: duration(), stdDev: duration() }),
          z.strictObject({ distribution: z.literal('lognormal'), median: positive(), p95: positive() }),
          z.strictObject({ distribution: z.literal('exponential'), mean: positive() }),
          z.strictObject({ distribution: z.literal('empirical'), file: z.string().min(1) }),
        ]),
      ],
      {
        error: () =>
          `is not ${DURATION_WORDS}, nor { distribution: constant | uniform | normal | lognormal | exponential | empirical, … }`,
      },
    )
    .transform((value, context) => {
      if (typeof value === 'object') return value;
      const ms = durationMs(value);
      if (ms === undefined) {
        context.addIssue({ code: 'custom', message: `is not ${DURATION_WORDS}` });
        return z.NEVER;
      }
      return { distribution: 'constant' as const, value: ms };
    });
export type FileDistribution = z.output<ReturnType<typeof distribution>>;

const DATE_WORDS = 'a date such as 2026-01-01T00:00:00Z';

/** A date, in milliseconds since 1970-01-01T00:00:00Z once read. */
export const date = () =>
  z
    .string()
    .transform((text, context) => {
      const ms = parseDate(text);
      if (ms !== undefined) return ms;
      context.addIssue({ code: 'custom', message: `is not ${DATE_WORDS}` });
      return z.NEVER;
    })
    .describe(DATE_WORDS);

export const name = () => z.string().min(1).max(255);
export const whole = (min: number, max: number) => z.int().min(min).max(max);
export const percent = () => z.number().min(0).max(100);
export const flag = () => z.enum(['ENABLED', 'DISABLED']);
