import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Within the checkout, so that packages which are not bundled are found. */
const cache = join(root, 'node_modules/.cache/simulate');
const STALE_MS = 3_600_000;

/** The command as it is built of the sources that stand now, threads and all. */
export interface BuiltProgram {
  /** Ends in `bin.mjs`. */
  readonly bin: string;
  run(argv: readonly string[], more?: { readonly cwd?: string }): Ended;
  start(argv: readonly string[], more?: { readonly cwd?: string }): ChildProcess;
  remove(): void;
}

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Builds as `npm run build:cli` does. Another version is another program, with the same code. */
export function buildProgram(version = '0.0.0-test'): BuiltProgram {
  mkdirSync(cache, { recursive: true });
  sweepAway();
  const folder = mkdtempSync(join(cache, 'build-'));
  buildSync({
    entryPoints: ['src/cli/main.ts', 'src/sweep/thread.ts'],
    absWorkingDir: root,
    outdir: join(folder, 'dist/bundle'),
    entryNames: '[name]',
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    external: ['piscina', 'bullmq', 'ioredis'],
    logLevel: 'warning',
    banner: {
      js: "import { createRequire as nodeRequire } from 'node:module'; const require = nodeRequire(import.meta.url);",
    },
  });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ version, type: 'module' }));
  const bin = join(folder, 'bin.mjs');
  writeFileSync(bin, `import { main } from './dist/bundle/main.js';\nawait main(process.argv.slice(2));\n`);
  return {
    bin,
    run(argv, { cwd = folder } = {}) {
      const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...argv], { encoding: 'utf8', cwd });
      return { code: status, out: stdout, err: stderr };
    },
    start: (argv, { cwd = folder } = {}) => spawn(process.execPath, [bin, ...argv], { cwd, stdio: 'pipe' }),
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Of test runs that were killed. */
function sweepAway(): void {
  for (const name of readdirSync(cache)) {
    const path = join(cache, name);
    if (existsSync(path) && Date.now() - statSync(path).mtimeMs > STALE_MS)
      rmSync(path, { recursive: true, force: true });
  }
}
