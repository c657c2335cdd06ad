import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { csvLines } from './csv.js';
import { ndjsonLines } from './ndjson.js';
import { writeParquet } from './parquet.js';
import type { ResultTable } from './result-table.js';

export const tableFormats = ['csv', 'ndjson', 'parquet'] as const;
export type TableFormat = (typeof tableFormats)[number];

const CHUNK_CHARACTERS = 1 << 20;

/** Writes the file whole or not at all: it stands under another name until it is on the disk. */
export async function writeTable(table: ResultTable, format: TableFormat, path: string): Promise<void> {
  const written = `${path}.${process.pid}.new`;
  try {
    if (format === 'parquet') await writeParquet(table, written);
    else writeLines(format === 'csv' ? csvLines(table) : ndjsonLines(table), written);
    toDisk(written, 'r+');
    renameSync(written, path);
  } finally {
    rmSync(written, { force: true });
  }
  toDisk(dirname(path), 'r');
}

function writeLines(lines: Iterable<string>, path: string): void {
  const file = openSync(path, 'w');
  try {
    let text = '';
    for (const line of lines) {
      text += line;
      if (text.length < CHUNK_CHARACTERS) continue;
      writeAll(file, text);
      text = '';
    }
    writeAll(file, text);
  } finally {
    closeSync(file);
  }
}

function writeAll(file: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
}

function toDisk(path: string, flags: string): void {
  const file = openSync(path, flags);
  fsyncSync(file);
  closeSync(file);
}
