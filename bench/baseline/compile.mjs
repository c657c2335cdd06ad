import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const COMPILER = 'g++';
const STANDARD = ['-std=c++20', '-Wall', '-Wextra'];

/** Each program is one source file of this folder. */
const flagsOf = {
  hold: ['-O3'],
  'scan-structs': ['-O3'],
  'scan-columns': ['-O3', '-march=native'],
  'tournament-index': ['-O3', '-march=native'],
};

/** The flags that matter for speed, as a table names them. */
export const flagsText = (name) => flagsOf[name].join(' ');
export const commonFlagsText = STANDARD.join(' ');

/**
 * Compiles the C++ baselines into a folder of their own, which `remove` deletes. `missing` is the command that
 * would install the compiler.
 */
export function compileBaselines() {
  const found = spawnSync(COMPILER, ['-dumpfullversion'], { encoding: 'utf8' });
  if (found.status !== 0) return { missing: 'apt-get install g++', remove: () => undefined };
  const folder = mkdtempSync(join(tmpdir(), 'ecs-capacity-sim-bench-'));
  for (const [name, flags] of Object.entries(flagsOf)) {
    const source = fileURLToPath(new URL(`${name}.cpp`, import.meta.url));
    const { status, stderr } = spawnSync(COMPILER, [...STANDARD, ...flags, source, '-o', join(folder, name)], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`g++ cannot compile ${name}.cpp:\n${stderr}`);
  }
  return {
    version: found.stdout.trim(),
    program: (name, ...options) => ({ command: join(folder, name), arguments: options.map(String) }),
    remove: () => {
      rmSync(folder, { recursive: true });
    },
  };
}
