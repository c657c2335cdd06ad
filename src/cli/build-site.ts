import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { playgroundPages } from './playground-files.js';
import { readPlayground } from './playground-scenario.js';
import { version } from './version.js';

// `npm run build:site`: the playground with every example scenario, as files for any static host.

const scenarios = fileURLToPath(new URL('../../scenarios/', import.meta.url));
const site = fileURLToPath(new URL('../site/', import.meta.url));

const files = readdirSync(scenarios, { recursive: true })
  .map((path) => String(path).replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.yaml'))
  // The numbered ones first: they are lessons, in their order.
  .sort((a, b) => Number(a.includes('/')) - Number(b.includes('/')) || (a < b ? -1 : 1));
const pages = playgroundPages(() => ({
  version: version(),
  isLive: false,
  scenarios: files.map((file) => readPlayground(scenarios + file, file, []).scenario),
}));

rmSync(site, { recursive: true, force: true });
mkdirSync(site, { recursive: true });
for (const [name, { text }] of pages) writeFileSync(site + name, text());
process.stdout.write(`dist/site: ${pages.size} files, ${files.length} scenarios\n`);
