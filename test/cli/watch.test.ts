import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { main } from '../../src/cli/main.js';
import { fakeHost } from '../unit/cli/fake-host.js';

const folder = mkdtempSync(join(tmpdir(), 'watch-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('--watch', () => {
  it('runs again when the file is saved, says what is wrong with it, and ends with 0', async () => {
    const path = join(folder, 'hello.yaml');
    copyFileSync('scenarios/00-hello.yaml', path);
    const text = readFileSync(path, 'utf8');
    const host = fakeHost();
    const ended = main([path, '--watch'], host);
    const runs = (count: number): Promise<void> =>
      vi.waitFor(() => {
        expect(host.said.talk.split('runs again when').length - 1).toBe(count);
      }, 10_000);
    await runs(1);
    expect(host.said.answer).toContain('trace 61b72583cf16b29d');
    writeFileSync(path, text.replace('seed: 1', 'seed: 9').replace('name: Hello', 'name: Saved'));
    await runs(2);
    expect(host.said.answer).toContain('Saved');
    writeFileSync(path, 'version: 7\n');
    await runs(3);
    expect(host.said.talk).toContain('E0');
    rmSync(path);
    await runs(4);
    expect(host.said.talk).toContain('there is no such file');
    process.emit('SIGINT', 'SIGINT');
    expect(await ended).toBe(0);
  }, 30_000);

  it.each([
    [['-', '--watch'], 'not stdin'],
    [['scenarios/00-hello.yaml', '--watch', '--json'], 'leave --json out'],
  ])('%o is refused', async (argv, reason) => {
    const host = fakeHost();
    await main(argv, host);
    expect(host.said.code).toBe(2);
    expect(host.said.talk).toContain(reason);
  });
});
