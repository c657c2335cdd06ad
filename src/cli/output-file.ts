import {
  accessSync,
  closeSync,
  constants,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { UsageError } from './usage-error.js';

/** A file that appears whole or not at all. */
export interface OutputFile {
  /** Writes the parts one behind the other, then gives the file its name. */
  write(parts: Iterable<string>): void;
  /** Leaves nothing behind of a file that was not written to its end. */
  close(): void;
}

const CHUNK_CHARACTERS = 1 << 18;

/** Opened before the run, so that an unwritable path costs nobody a long run. @throws UsageError, or the system's error. */
export function openOutputFile(path: string, option: string): OutputFile {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats?.isDirectory() === true) throw new UsageError(`${option} ${path}: it is a directory, not a file`);
  // A pipe or a device is written to as it is: a rename would put a file in its place.
  const special = stats !== undefined && !stats.isFile();
  const target = stats === undefined || special ? path : realpathSync(path);
  if (!special) checkDirectory(dirname(target), `${option} ${path}`);
  const written = special ? path : `${target}.${process.pid}.part`;
  const file = openSync(written, special ? 'w' : 'wx');
  let open = true;
  const close = (): void => {
    if (open) closeSync(file);
    open = false;
    if (!special) rmSync(written, { force: true });
  };
  return {
    write(parts) {
      writeParts(file, parts);
      if (special) return;
      closeSync(file);
      open = false;
      renameSync(written, target);
    },
    close,
  };
}

function checkDirectory(directory: string, called: string): void {
  const stats = statSync(directory, { throwIfNoEntry: false });
  if (stats?.isDirectory() !== true) throw new UsageError(`${called}: there is no directory ${directory}`);
  accessSync(directory, constants.W_OK);
}

function writeParts(file: number, parts: Iterable<string>): void {
  let text = '';
  for (const part of parts) {
    text += part;
    if (text.length < CHUNK_CHARACTERS) continue;
    writeAll(file, text);
    text = '';
  }
  writeAll(file, text);
}

function writeAll(file: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
}
