import { durationText } from '../../analysis/duration-text.js';
import { numberText, usdText } from './number-text.js';

type Kind = 'duration' | 'usd' | 'share' | 'number';

const ENDLESS = 'endless';

/** What a path in the summary is measured in. */
export function kindOf(path: string): Kind {
  if (path.startsWith('utilization.')) return 'share';
  if (path.endsWith('.count')) return 'number';
  if (/Seconds(\.|$)/.test(path)) return 'duration';
  return /usd|^cost\./i.test(path) ? 'usd' : 'number';
}

/** A figure in its unit: `41 s`, `$12.50`, `71.3 %`, `3.25`. An infinite one is endless. */
export function figureText(path: string, value: number): string {
  if (value === Infinity) return ENDLESS;
  const kind = kindOf(path);
  if (kind === 'share') return `${numberText(value * 100, 1)} %`;
  return kind === 'duration' ? durationText(value * 1000) : kind === 'usd' ? usdText(value) : plainText(value);
}

/** At most two decimals, fewer for great numbers, none where they are all 0. */
function plainText(value: number): string {
  const size = Math.abs(value);
  const text = numberText(value, size < 100 ? 2 : size < 1000 ? 1 : 0);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** A difference and its interval, as a reader should see them. */
export interface Change {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** Money is told in percent where there is something to take them of. */
  readonly unit: 'own' | 'percent';
}

export interface ChangeStyle {
  /** `+41 s` for what is above 0. */
  readonly plus?: boolean;
  /** `10 m 30 s` for what is long; without it seconds. */
  readonly clock?: boolean;
}

const LONG_SECONDS = 120;

/** `-41 s [-48, -35]`, `0.8 % [0.1, 1.6]`, `10 m 30 s [9 m, 12 m]`. */
export function changeText(path: string, change: Change, { plus = false, clock = false }: ChangeStyle = {}): string {
  const { value, low, high } = change;
  const kind = change.unit === 'percent' ? 'percent' : kindOf(path);
  const isLong = Math.max(...[value, low, high].map(Math.abs).filter(Number.isFinite)) >= LONG_SECONDS;
  const inClock = clock && kind === 'duration' && isLong;
  const size = inClock ? (x: number): string => durationText(x * 1000) : sizes[kind];
  const sign = (x: number, text: string): string =>
    /[1-9∞]/.test(text) ? `${x < 0 ? '-' : plus ? '+' : ''}${text}` : text;
  const bare = (x: number): string => sign(x, Math.abs(x) === Infinity ? '∞' : size(Math.abs(x)));
  const head = bare(value);
  const unit = kind === 'usd' ? head.replace(/(\d)/, '$$$1') : `${head}${inClock ? '' : units[kind]}`;
  return `${unit} [${bare(low)}, ${bare(high)}]`;
}

const units = { duration: ' s', usd: '', share: ' points', number: '', percent: ' %' } as const;

const sizes: Readonly<Record<keyof typeof units, (size: number) => string>> = {
  duration: (size) => numberText(size, size < 10 ? 1 : 0).replace(/\.0$/, ''),
  usd: (size) => usdText(size).slice(1),
  share: (size) => numberText(size * 100, 1),
  number: plainText,
  percent: (size) => numberText(size * 100, 1),
};
