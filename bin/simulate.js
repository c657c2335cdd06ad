#!/usr/bin/env node
// A launcher that is committed, so that its executable bit and its link in .bin outlive every rebuild of dist/.
import { existsSync } from 'node:fs';

const main = new URL('../dist/bundle/main.js', import.meta.url);
if (existsSync(main)) {
  const program = await import(main.href);
  await program.main(process.argv.slice(2));
} else {
  process.stderr.write('simulate: dist/ is missing; run `npm run build` first\n');
  process.exitCode = 2;
}
