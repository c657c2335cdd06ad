import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readText } from '../../../src/cli/read-text.js';
import { openTraceFile } from '../../../src/cli/trace-file.js';

let directory = '';
const at = (name: string): string => join(directory, name);
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'simulate-'));
});
afterAll(() => {
  rmSync(directory, { recursive: true });
});

describe('readText', () => {
  it('reads text, without a byte order mark', () => {
    writeFileSync(at('a.yaml'), '\uFEFFname: Ünïcode\n');
    expect(readText(at('a.yaml'))).toEqual({ ok: true, text: 'name: Ünïcode\n' });
    writeFileSync(at('empty.yaml'), '');
    expect(readText(at('empty.yaml'))).toEqual({ ok: true, text: '' });
  });

  it.each([
    ['a missing file', () => at('none.yaml'), 'there is no such file'],
    ['a path through a file', () => at('a.yaml/b.yaml'), 'there is no such file'],
    ['a directory', () => directory, 'it is a directory, not a file'],
    ['NUL bytes', () => written('nul.yaml', Buffer.from('a: \0')), 'it holds NUL bytes, so it is no text in UTF-8'],
    ['Latin-1', () => written('latin.yaml', Buffer.from([0x61, 0xe9, 0x62])), 'it is not text in UTF-8'],
    ['a huge file', () => written('huge.yaml', Buffer.alloc(20 * 1024 * 1024 + 1, 'a')), 'it is larger than 20 MiB'],
    ['a device without end', () => '/dev/zero', 'it is larger than 20 MiB'],
  ])('refuses %s', (_, path, reason) => {
    expect(readText(path())).toEqual({ ok: false, reason });
  });

  const written = (name: string, bytes: Buffer): string => {
    writeFileSync(at(name), bytes);
    return at(name);
  };
});

describe('openTraceFile', () => {
  function* entries(n: number): Generator<object> {
    for (let fact = 0; fact < n; fact++) yield { fact, text: 'é'.repeat(100) };
  }

  it('writes one object a line, however many', () => {
    const file = openTraceFile(at('facts.ndjson'));
    expect(readdirSync(directory)).not.toContain('facts.ndjson');
    file.write(entries(5000));
    file.close();
    const lines = readFileSync(at('facts.ndjson'), 'utf8').trimEnd().split('\n');
    expect(lines).toHaveLength(5000);
    expect(JSON.parse(lines[4999])).toEqual({ fact: 4999, text: 'é'.repeat(100) });
  });

  it('leaves the old file as it was, and nothing else, when the run fails', () => {
    writeFileSync(at('old.ndjson'), 'old');
    const file = openTraceFile(at('old.ndjson'));
    expect(() => {
      file.write(
        (function* () {
          yield { fact: 0 };
          throw new Error('in the middle');
        })(),
      );
    }).toThrow('in the middle');
    file.close();
    expect(readFileSync(at('old.ndjson'), 'utf8')).toBe('old');
    expect(readdirSync(directory).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('follows a symbolic link and keeps it', () => {
    mkdirSync(at('real'));
    writeFileSync(at('real/facts'), '');
    symlinkSync(at('real/facts'), at('link'));
    const file = openTraceFile(at('link'));
    file.write(entries(1));
    file.close();
    expect(readFileSync(at('real/facts'), 'utf8')).toContain('"fact":0');
  });

  it('writes to a device as it is', () => {
    const file = openTraceFile('/dev/null');
    file.write(entries(1));
    file.close();
    expect(readdirSync('/dev')).toContain('null');
  });

  it('refuses at once what it could not write', () => {
    expect(() => openTraceFile(directory)).toThrow(/it is a directory, not a file/);
    expect(() => openTraceFile(at('none/facts'))).toThrow(/there is no directory .*none/);
  });
});
