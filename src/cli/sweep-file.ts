import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import { dirname, extname } from 'node:path';
import { openJournal, type Journal } from '../sweep/journal.js';
import { labelOf } from '../sweep/plan-label.js';
import type { SweepPlan } from '../sweep/plan.js';
import type { ArmResult } from '../sweep/study.js';
import { resultTable } from '../sweep/table/result-table.js';
import { tableFormats, writeTable, type TableFormat } from '../sweep/table/write-table.js';
import { UsageError } from './usage-error.js';

/** The file of `--out`, and the journal beside it from which a sweep goes on. */
export interface SweepFile {
  readonly path: string;
  /** The journal. */
  readonly partPath: string;
  readonly journal: Journal;
  /** Writes the table whole, and takes the journal away. */
  finish(plan: SweepPlan, results: readonly ArmResult[]): Promise<void>;
}

/** Where `--out` will be. Checked before the scenario is read. @throws UsageError, or the system's error. */
export interface SweepTarget {
  readonly path: string;
  readonly format: TableFormat;
}

export function sweepTarget(path: string): SweepTarget {
  const refuse = (reason: string): UsageError => new UsageError(`--out ${path}: ${reason}`);
  const format = tableFormats.find((each) => extname(path).toLowerCase() === `.${each}`);
  if (format === undefined) throw refuse('the name must end in .csv, .ndjson or .parquet');
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats?.isDirectory() === true) throw refuse('it is a directory, not a file');
  if (stats?.isFile() === false) throw refuse('it is no file: a sweep goes on from a journal beside it');
  const directory = dirname(path);
  if (statSync(directory, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw refuse(`there is no directory ${directory}`);
  const real = stats === undefined ? path : realpathSync(path);
  accessSync(dirname(real), constants.W_OK);
  return { path: real, format };
}

/** @throws UsageError if the journal is of another sweep. */
export function openSweepFile({ path, format }: SweepTarget, plan: SweepPlan, program: string): SweepFile {
  const partPath = `${path}.part`;
  const opened = openJournal(partPath, labelOf(plan, program), plan.points.length * plan.seeds);
  if (!opened.ok)
    throw new UsageError(`cannot go on from ${partPath}: ${opened.reason}; remove it, or choose another --out`);
  const { journal } = opened;
  return {
    path,
    partPath,
    journal,
    async finish(done, results) {
      await writeTable(resultTable(done, results), format, path);
      journal.remove();
    },
  };
}
