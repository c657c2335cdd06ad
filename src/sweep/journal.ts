import { closeSync, fdatasyncSync, ftruncateSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { labelDifference, type PlanLabel } from './plan-label.js';
import { plainResult, readResult } from './result-text.js';
import type { RunResult } from './runner.js';

/** The results of a sweep so far, in a file: a first line that says of which sweep, then a line a run. */
export interface Journal {
  /** By the number of the job, from 0. */
  readonly results: ReadonlyMap<number, RunResult>;
  append(job: number, result: RunResult): void;
  /** Leaves the file, on the disk. */
  close(): void;
  /** Closes it, and takes the file away. */
  remove(): void;
}

export type JournalOpened =
  { readonly ok: true; readonly journal: Journal } | { readonly ok: false; readonly reason: string };

/** A process that is killed loses nothing that was written; a machine that goes down at most so much. */
const SYNC_MS = 1000;
const FORMAT = 'ecs-capacity-sim sweep 1';

interface Head extends PlanLabel {
  readonly journal: typeof FORMAT;
}

/**
 * Opens the journal of a sweep, which is made if there is none. Of a file whose end was torn it keeps all that is whole. One of
 * another sweep is refused and stays as it is. @throws the system's error.
 */
export function openJournal(path: string, label: PlanLabel, jobs: number): JournalOpened {
  const file = openSync(path, 'a+');
  const found = readJournal(file, label, jobs);
  if (typeof found === 'string') {
    closeSync(file);
    return { ok: false, reason: found };
  }
  const { results, bytes } = found;
  ftruncateSync(file, bytes);
  if (bytes === 0) writeLine(file, { journal: FORMAT, ...label } satisfies Head);
  let syncedMs = 0;
  let open = true;
  const close = (): void => {
    if (!open) return;
    open = false;
    fdatasyncSync(file);
    closeSync(file);
  };
  return {
    ok: true,
    journal: {
      results,
      append(job, result) {
        writeLine(file, { job, ...plainResult(result) });
        if (Date.now() - syncedMs < SYNC_MS) return;
        fdatasyncSync(file);
        syncedMs = Date.now();
      },
      close,
      remove() {
        close();
        rmSync(path, { force: true });
      },
    },
  };
}

/** What is whole, and how many bytes of the file that is; a string says why the file is not ours. */
function readJournal(
  file: number,
  label: PlanLabel,
  jobs: number,
): string | { readonly results: ReadonlyMap<number, RunResult>; readonly bytes: number } {
  const results = new Map<number, RunResult>();
  let whole = 0;
  for (const { text, bytes } of linesOf(file)) {
    const line = parse(text);
    if (whole === 0) {
      if (line?.['journal'] !== FORMAT) return 'it is no journal of a sweep';
      const difference = labelDifference(label, line as unknown as Head);
      if (difference !== undefined) return `it is of another sweep: ${difference}`;
    } else {
      const job = line?.['job'];
      const result = readResult(line, label.metrics.length);
      if (result === undefined || !isPlace(job, jobs)) break;
      results.set(job, result);
    }
    whole += bytes;
  }
  return whole === 0 && !isTornHead(file) ? 'it is no journal of a sweep' : { results, bytes: whole };
}

const HEAD_BEGINS = JSON.stringify({ journal: FORMAT }).slice(0, -1);

/** A file without a whole line is ours if it is empty, or was torn within its first line. */
function isTornHead(file: number): boolean {
  const bytes = Buffer.alloc(HEAD_BEGINS.length);
  const length = readSync(file, bytes, 0, bytes.length, 0);
  return HEAD_BEGINS.startsWith(bytes.toString('utf8', 0, length));
}

const isPlace = (value: unknown, length: number): value is number =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) < length;

function parse(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : undefined;
  } catch {
    return undefined;
  }
}

const CHUNK_BYTES = 1 << 20;
const LINE_FEED = 10;

/** The lines that have an end, without it, and how many bytes each takes with it. */
function* linesOf(file: number): Generator<{ readonly text: string; readonly bytes: number }> {
  const chunk = Buffer.alloc(CHUNK_BYTES);
  let rest: Buffer = Buffer.alloc(0);
  for (let at = 0; ;) {
    const length = readSync(file, chunk, 0, CHUNK_BYTES, at);
    if (length === 0) return;
    at += length;
    const bytes = Buffer.concat([rest, chunk.subarray(0, length)]);
    let from = 0;
    for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED, from)) {
      yield { text: bytes.toString('utf8', from, end), bytes: end + 1 - from };
      from = end + 1;
    }
    rest = bytes.subarray(from);
  }
}

function writeLine(file: number, value: object): void {
  const bytes = Buffer.from(`${JSON.stringify(value)}\n`);
  for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
}
