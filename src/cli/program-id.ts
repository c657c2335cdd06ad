import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { version } from './version.js';

/**
 * The version, and a digest of the code as it was built: `0.1.0+3f9a1c2b`. Equal ones give equal results; a journal, or a
 * worker, of another one is refused. From the TypeScript source there is no build.
 */
export function programId(): string {
  if (import.meta.url.endsWith('.ts')) return `${version()}+source`;
  const folder = new URL('.', import.meta.url);
  const hash = createHash('sha256');
  const files = readdirSync(fileURLToPath(folder)).filter((name) => name.endsWith('.js'));
  for (const name of files.sort((a, b) => (a < b ? -1 : 1)))
    hash.update(`${name}\n`).update(readFileSync(new URL(name, folder)));
  return `${version()}+${hash.digest('hex').slice(0, 8)}`;
}
