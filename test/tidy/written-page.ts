import { existsSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { expect } from 'vitest';
import { read, root } from './source-tree.js';

/** Expects a page of docs/ to be what the code says it is. `npm run docs` sets UPDATE_DOCS and writes it anew. */
export async function expectWritten(page: string, text: string): Promise<void> {
  const wanted = await format(text, { ...(await resolveConfig(root + page)), filepath: page });
  if (process.env['UPDATE_DOCS'] === '1') writeFileSync(root + page, wanted);
  expect(existsSync(root + page) ? read(page) : '').toBe(wanted);
}
