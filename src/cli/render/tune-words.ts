import type { Sureness } from '../../sweep/tune/beats.js';
import type { SettingAnswer } from '../tune-answer.js';
import { numberText } from './number-text.js';

/** `[{ type: spread, field: 'attribute:ecs.availability-zone' }, …]` as `spread availability-zone, binpack cpu`; else as it is. */
export function valueText(text: string): string {
  if (!text.startsWith('[{')) return text;
  const strategies = [...text.matchAll(/\{ type: (\w+)(?:, field: '?([^'}]+?)'?)? \}/g)];
  return strategies
    .map(([, type, field = '']) => `${type} ${field.replace(/^attribute:(?:ecs\.)?/, '')}`.trim())
    .join(', ');
}

type Settings = SettingAnswer['settings'];

/** In what the one differs from the other: `targetCapacity 100 and minSize 3`. */
export function differenceText(settings: Settings, from: Settings, told: (from: string) => string): string {
  const parts = Object.entries(settings)
    .filter(([name, value]) => from[name] !== value)
    .map(([name, value]) => `${name} ${valueText(value)}${told(name in from ? valueText(from[name]) : '')}`);
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts[parts.length - 1]}`;
}

/** `p = 0.98`, `p > 0.999`. */
export function sureText({ p }: Sureness): string {
  if (p > 0.999) return 'p > 0.999';
  return p < 0.001 ? 'p < 0.001' : `p = ${numberText(p, p > 0.99 || p < 0.01 ? 3 : 2)}`;
}

/** A key with a line for every few words of it: table heads stay narrow. */
export function narrow(name: string): string {
  const words = name.split(/(?=[A-Z.[])|(?<= )/);
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length > NARROW) lines.push(word);
    else lines[lines.length - 1] = last + word;
  }
  return lines.map((line) => line.trim()).join('\n');
}

const NARROW = 12;
