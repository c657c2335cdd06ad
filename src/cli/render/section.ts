import type { Page } from './page.js';

/** A heading and what stands under it; empty when nothing does. */
export const section = (heading: string, body: string, page: Page): string =>
  body === '' ? '' : `${page.strong(heading)}\n${body}`;

/** Lists are cut after so many rows; the JSON has them all. */
const MOST_ROWS = 20;

export const shown = <T>(all: readonly T[]): readonly T[] => all.slice(0, MOST_ROWS);

/** Says what `shown` left out. */
export const notShown = (all: readonly unknown[], page: Page): string =>
  all.length <= MOST_ROWS ? '' : page.faint(`\n  and ${all.length - MOST_ROWS} more: see --json`);
