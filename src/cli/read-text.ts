import { isUtf8 } from 'node:buffer';
import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';

/** Text, or in a few words why there is none. */
export type TextRead = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly reason: string };

const MAX_BYTES = 20 * 1024 * 1024;

/** Reads a whole file. @throws the system's error for what only trying tells: no permission, a broken disk. */
export function readText(path: string): TextRead {
  if (!existsSync(path)) return refuse('there is no such file');
  if (statSync(path).isDirectory()) return refuse('it is a directory, not a file');
  const file = openSync(path, 'r');
  const bytes = readBytes(file);
  closeSync(file);
  return asText(bytes);
}

/** Stdin may have nothing to give yet, which only an asynchronous read takes well. */
export async function readStdin(): Promise<TextRead> {
  const chunks: Buffer[] = [];
  let total = 0;
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    total += chunk.length;
    if (total > MAX_BYTES) break;
  }
  return asText(Buffer.concat(chunks));
}

const refuse = (reason: string): TextRead => ({ ok: false, reason });

/** At most one byte more than is allowed: a device may have no end. */
function readBytes(file: number): Buffer {
  const chunks: Buffer[] = [];
  for (let total = 0; total <= MAX_BYTES;) {
    const chunk = Buffer.alloc(Math.min(1 << 16, MAX_BYTES + 1 - total));
    const length = readSync(file, chunk);
    if (length === 0) break;
    chunks.push(chunk.subarray(0, length));
    total += length;
  }
  return Buffer.concat(chunks);
}

function asText(bytes: Buffer): TextRead {
  if (bytes.length > MAX_BYTES) return refuse(`it is larger than ${MAX_BYTES / 1024 / 1024} MiB`);
  if (bytes.includes(0)) return refuse('it holds NUL bytes, so it is no text in UTF-8');
  if (!isUtf8(bytes)) return refuse('it is not text in UTF-8');
  return { ok: true, text: bytes.toString('utf8').replace(/^\uFEFF/, '') };
}
