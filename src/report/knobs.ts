import { durationText } from '../analysis/duration-text.js';
import type { ModelKnobs } from '../model/scenario.js';
import { escape } from './chart/escape.js';

/** What AWS leaves open, as this run took it. */
export function knobsList(knobs: ModelKnobs): string {
  const { network, ...others } = knobs;
  const rows = Object.entries({ ...others, ...network }).map(
    ([name, value]) =>
      `<div><dt>${escape(name.replace(/Ms$/, ''))}</dt><dd>${escape(valueText(name, value))}</dd></div>`,
  );
  return `<dl class="knobs">${rows.join('')}</dl>`;
}

/** Knobs of the network may be a few milliseconds. */
const timeText = (ms: number): string => (ms > 0 && ms < 1000 ? `${ms} ms` : durationText(ms));

function valueText(name: string, value: unknown): string {
  if (typeof value === 'number') return name.endsWith('Ms') ? timeText(value) : String(value);
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .map(([key, part]: [string, unknown]) => `${key.replace(/Ms$/, '')} ${valueText(key, part)}`)
      .join(', ');
  }
  return typeof value === 'string' || typeof value === 'boolean' ? String(value) : 'never';
}
