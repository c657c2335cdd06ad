import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The built package that is measured: `dist/` of this checkout, or the one that the environment names. */
const { BENCH_DIST } = process.env;
const dist = BENCH_DIST === undefined ? new URL('../dist/', import.meta.url) : pathToFileURL(`${BENCH_DIST}/`);

export const fromDist = (path) => import(new URL(path, dist).href);

/** Not every build has every module. */
export const existsInDist = (path) => existsSync(new URL(path, dist));

/** The command that goes with it. */
export const command = fileURLToPath(new URL('../bin/simulate.js', dist));
