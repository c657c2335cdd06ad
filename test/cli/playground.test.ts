import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { main } from '../../src/cli/main.js';
import { isOwnHost } from '../../src/cli/own-host.js';
import type { PlaygroundData } from '../../src/report/playground/playground-data.js';
import { root } from '../tidy/source-tree.js';
import { fakeHost, type FakeHost } from '../unit/cli/fake-host.js';

const zonal = `${root}scenarios/02-zonal.yaml`;
const folder = mkdtempSync(join(tmpdir(), 'playground-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

interface Served {
  readonly url: string;
  readonly said: FakeHost['said'];
  /** As Ctrl+C does; gives the exit code. */
  readonly stop: () => Promise<number>;
}

async function serve(...argv: readonly string[]): Promise<Served> {
  const host = fakeHost();
  const ended = main(['playground', ...argv, '--port', '0'], host);
  await vi.waitFor(() => {
    expect(host.said.answer).not.toBe('');
  }, 10_000);
  return {
    url: host.said.answer.trim(),
    said: host.said,
    stop: () => {
      process.emit('SIGINT', 'SIGINT');
      return ended;
    },
  };
}

interface Answer {
  readonly status: number | undefined;
  readonly headers: Readonly<Partial<Record<string, string | readonly string[]>>>;
  readonly text: string;
}

const ask = (url: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> =>
  new Promise((resolve, reject) => {
    request(url, { headers, method, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => (text += part));
      response.on('end', () => {
        resolve({ status: response.statusCode, headers: response.headers, text });
      });
    })
      .on('error', reject)
      .end();
  });

const dataAt = async (url: string): Promise<PlaygroundData> =>
  JSON.parse((await ask(`${url}scenarios.json`)).text) as PlaygroundData;

describe('simulate playground', () => {
  it('serves the page on the loopback, with a strict policy, and ends cleanly', async () => {
    const { url, stop, said } = await serve(zonal);
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    const page = await ask(url);
    expect(page.status).toBe(200);
    const policy = String(page.headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'; script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(page.text).toContain('<script src="playground.js"></script>');
    expect((await ask(`${url}playground.css`)).headers['content-type']).toBe('text/css; charset=utf-8');
    expect((await ask(url, {}, 'POST')).status).toBe(405);
    expect((await ask(`${url}../package.json`)).status).toBe(404);
    expect((await ask(`${url}%2e%2e/package.json`)).status).toBe(404);
    expect(await stop()).toBe(0);
    expect(said.code).toBe(0);
    await expect(ask(url)).rejects.toThrow('ECONNREFUSED');
  });

  it('answers to no name that another site may have led here', async () => {
    const { url, stop } = await serve(zonal);
    const { port } = new URL(url);
    const statusOf = async (host: string): Promise<number | undefined> => (await ask(url, { host })).status;
    expect(await statusOf(`localhost:${port}`)).toBe(200);
    expect(await statusOf(`evil.example:${port}`)).toBe(421);
    expect(await statusOf('localhost:1')).toBe(421);
    await stop();
  });

  it('gives the page the scenario, the files it names, and the changes of the command line', async () => {
    const { url, stop } = await serve(
      ...[`${root}scenarios/23-night-batch.yaml`, '--seed', '7', '--set', 'duration=2h'],
    );
    const { isLive, scenarios } = await dataAt(url);
    expect(isLive).toBe(true);
    const [{ file, text, set, files }] = scenarios;
    expect(file).toBe('23-night-batch.yaml');
    expect(text).toBe(readFileSync(`${root}scenarios/23-night-batch.yaml`, 'utf8'));
    expect(set).toEqual(['duration=2h', 'seed="7"']);
    const csv = readFileSync(`${root}scenarios/23-night-batch.csv`, 'utf8');
    expect(files).toEqual({ '23-night-batch.csv': { ok: true, text: csv } });
    await stop();
  });

  it('tells the page when the file changes, and reads it again', async () => {
    const path = join(folder, 'mine.yaml');
    copyFileSync(zonal, path);
    const { url, stop } = await serve(path);
    const told = new Promise<string>((resolve, reject) => {
      request(`${url}changes`, (response) => {
        response.setEncoding('utf8');
        response.once('data', resolve);
      })
        .on('error', reject)
        .end();
    });
    const changed = readFileSync(zonal, 'utf8').replace('duration: 3h', 'duration: 6h');
    writeFileSync(path, changed);
    expect(await told).toBe('event: changed\ndata: \n\n');
    expect((await dataAt(url)).scenarios[0].text).toBe(changed);
    writeFileSync(path, 'broken: [');
    expect((await dataAt(url)).scenarios[0]).toMatchObject({ title: 'mine.yaml', text: 'broken: [' });
    rmSync(path);
    const gone = await ask(`${url}scenarios.json`);
    expect([gone.status, gone.text]).toEqual([503, `cannot read ${path}: there is no such file\n`]);
    await stop();
  });

  it('says clearly that a port is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const host = fakeHost();
    expect(await main(['playground', zonal, '--port', String(port)], host)).toBe(2);
    expect(host.said.talk).toContain(`cannot listen on port ${port} of 127.0.0.1: something listens there already`);
    other.close();
  });

  it.each([
    ['a port that is none', [zonal, '--port', '70000'], '--port 70000'],
    ['an address that is not of this machine', [zonal, '--host', '192.0.2.1'], '192.0.2.1'],
    ['stdin', ['-'], 'not stdin'],
    ['no file', ['nowhere.yaml'], 'cannot read nowhere.yaml'],
    ['nothing', [], 'which scenario?'],
  ])('refuses %s', async (_, argv, words) => {
    const host = fakeHost();
    expect(await main(['playground', ...argv], host)).toBe(2);
    expect(host.said.talk).toContain(words);
  });
});

describe('a Host header', () => {
  it.each([
    ['127.0.0.1:80', true],
    ['127.0.0.1', true],
    ['[::1]:80', true],
    ['LOCALHOST:80', true],
    ['box.lan:80', true],
    ['192.0.2.7:80', true],
    ['localhost:81', false],
    ['localhost.evil.example:80', false],
    ['1.2.3.4.evil.example:80', false],
    ['evil@localhost:80', false],
    ['', false],
    [undefined, false],
  ])('%s: %s', (header, isOwn) => {
    expect(isOwnHost(header, 80, 'box.lan')).toBe(isOwn);
  });
});
