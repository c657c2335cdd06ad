import { readFileSync } from 'node:fs';
import { playgroundFiles, type PlaygroundData } from '../report/playground/playground-data.js';
import { playgroundPage } from '../report/playground/playground-page.js';
import { playgroundStyle } from '../report/playground/playground-style.js';
import { style } from '../report/style.js';
import type { ServedFile } from './playground-server.js';

/** The files of a page by their names, the same for the server and for a static site. `data` is asked anew each time. */
export function playgroundPages(data: () => PlaygroundData): ReadonlyMap<string, ServedFile> {
  const { page, style: css, script, worker, data: scenarios } = playgroundFiles;
  return new Map([
    [page, { type: 'text/html; charset=utf-8', text: playgroundPage }],
    [css, { type: 'text/css; charset=utf-8', text: () => `${style}${playgroundStyle}` }],
    [script, { type: SCRIPT, text: () => built(script) }],
    [worker, { type: SCRIPT, text: () => built(worker) }],
    [scenarios, { type: 'application/json; charset=utf-8', text: () => JSON.stringify(data()) }],
  ]);
}

const SCRIPT = 'text/javascript; charset=utf-8';

const built = (name: string): string => readFileSync(new URL(`../../dist/client/${name}`, import.meta.url), 'utf8');
