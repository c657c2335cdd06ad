import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The checkout's own folder, with a slash at its end. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** The paths of all files under a folder of the checkout, relative to the checkout, in order of name. */
export function filesUnder(folder: string): string[] {
  if (!existsSync(root + folder)) return [];
  const entries = readdirSync(root + folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(root.length).replaceAll('\\', '/'))
    .sort((a, b) => (a < b ? -1 : 1));
}

export const read = (path: string): string => readFileSync(root + path, 'utf8');
