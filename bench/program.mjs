import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * A program is a command that prints one line of JSON: `seconds`, `operations`, `checksum`, and what else it found. One with
 * `isTimedWhole` is timed from its start to its end instead, and may print what it likes.
 */
const child = fileURLToPath(new URL('child.mjs', import.meta.url));

/** One of the subjects of child.mjs. */
export const subject = (name, options, ...nodeFlags) => ({
  command: process.execPath,
  arguments: [...nodeFlags, child, name, JSON.stringify(options)],
});

/** A whole Node process. */
export const wholeNode = (...args) => ({ command: process.execPath, arguments: args, isTimedWhole: true });

export function run(program) {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(program.command, program.arguments, { encoding: 'utf8' });
  const seconds = (performance.now() - start) / 1000;
  if (status !== 0)
    throw new Error(`${program.command} ${program.arguments.join(' ')} ended with ${status}: ${stderr}`);
  return program.isTimedWhole ? { seconds, operations: 1 } : JSON.parse(stdout);
}
