import type { ChildProcess } from 'node:child_process';
import type { BuiltProgram } from '../support/built-program.js';

/** A process of the command, and what it has said. */
export interface Running {
  readonly child: ChildProcess;
  readonly said: { out: string; err: string };
  /** Its exit code, or the signal that ended it. */
  readonly ended: Promise<number | string | null>;
  /** Waits until it has said something to stderr. */
  says(words: string | RegExp): Promise<void>;
  kill(signal: NodeJS.Signals): Promise<number | string | null>;
}

const running = new Set<Running>();

export function startProcess(program: BuiltProgram, argv: readonly string[]): Running {
  const child = program.start(argv);
  const said = { out: '', err: '' };
  child.stdout?.on('data', (data: Buffer) => (said.out += data.toString()));
  child.stderr?.on('data', (data: Buffer) => (said.err += data.toString()));
  const ended = new Promise<number | string | null>((resolve) => {
    child.on('close', (code, signal) => {
      running.delete(process);
      resolve(code ?? signal);
    });
  });
  const process: Running = {
    child,
    said,
    ended,
    says: (words) => until(() => said.err.search(words) >= 0),
    kill(signal) {
      child.kill(signal);
      return ended;
    },
  };
  running.add(process);
  return process;
}

/** Those that a test has left. */
export async function endProcesses(): Promise<void> {
  await Promise.all([...running].map((each) => each.kill('SIGKILL')));
}

/** Looks until it is so; the test's own time limit ends it. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 5));
}
