import { exitCode } from './exit-code.js';
import type { Host } from './host.js';
import { interruptible } from './interruption.js';
import { UsageError } from './usage-error.js';
import { watchFiles } from './watch-files.js';

const CLEAR_SCREEN = '\u001b[2J\u001b[H';

/** Runs, and runs again each time the file is saved, until somebody stops it. What is wrong with a file ends nothing. */
export async function watchRuns(path: string, host: Host, runOnce: () => Promise<unknown>): Promise<number> {
  let tellChange = (): void => undefined;
  const watch = watchFiles(() => {
    tellChange();
  });
  watch.follow([path]);
  try {
    await interruptible(async (signal) => {
      while (!signal.aborted) {
        const changed = new Promise<void>((resolve) => {
          tellChange = resolve;
          signal.addEventListener('abort', () => {
            resolve();
          });
        });
        if (host.colorsAnswer) await host.answer(CLEAR_SCREEN);
        await runTelling(host, runOnce);
        host.tell(`simulate: runs again when ${path} is saved. Ctrl+C ends it.\n`);
        await changed;
      }
    });
  } finally {
    watch.close();
  }
  return exitCode.fine;
}

async function runTelling(host: Host, runOnce: () => Promise<unknown>): Promise<void> {
  try {
    await runOnce();
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    host.tell(`simulate: ${error.message}\n`);
  }
}
