import { openOutputFile } from './output-file.js';

/** Where the facts of a run go: a file that appears whole or not at all. */
export interface TraceFile {
  /** Writes one object a line, then gives the file its name. */
  write(entries: Iterable<object>): void;
  /** Leaves nothing behind of a file that was not written to its end. */
  close(): void;
}

/** Opened before the run, so that an unwritable path costs nobody a long run. @throws UsageError, or the system's error. */
export function openTraceFile(path: string): TraceFile {
  const file = openOutputFile(path, '--trace');
  return {
    write: (entries) => {
      file.write(lines(entries));
    },
    close: () => {
      file.close();
    },
  };
}

function* lines(entries: Iterable<object>): Generator<string> {
  for (const entry of entries) yield `${JSON.stringify(entry)}\n`;
}
