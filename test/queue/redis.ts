import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A Redis of our own, on a free port, with nothing in it. */
export interface TestRedis {
  readonly url: string;
  /** As if the machine went down: with all that was in it. */
  kill(): Promise<void>;
  /** Empty, at the same address. */
  start(): Promise<void>;
  remove(): Promise<void>;
}

/** Finds `redis-server`, or has Debian install it. @throws Error that says what to do. */
function findRedis(): string {
  const works = (command: string): boolean => spawnSync(command, ['--version']).status === 0;
  const places = ['redis-server', '/usr/bin/redis-server', '/usr/local/bin/redis-server'];
  const found = places.find(works);
  if (found !== undefined) return found;
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  for (const step of [['update'], ['install', '-y', '--no-install-recommends', 'redis-server']]) {
    const [command, ...args] = [...asRoot, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-q', ...step];
    spawnSync(command, args, { stdio: 'ignore' });
  }
  const installed = places.find(works);
  if (installed === undefined)
    throw new Error('the tests of the queue need redis-server: apt-get install redis-server');
  return installed;
}

export async function startRedis(): Promise<TestRedis> {
  const command = findRedis();
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'redis-'));
  let server: ChildProcess | undefined;
  const start = async (): Promise<void> => {
    const options = [
      '--port',
      String(port),
      '--bind',
      '127.0.0.1',
      '--dir',
      folder,
      '--save',
      '',
      '--appendonly',
      'no',
    ];
    const started = spawn(command, options, { stdio: ['ignore', 'pipe', 'ignore'] });
    server = started;
    await new Promise<void>((resolve, reject) => {
      started.on('exit', () => {
        reject(new Error('redis-server has ended'));
      });
      started.stdout.on('data', (data: Buffer) => {
        if (data.includes('Ready to accept connections')) resolve();
      });
    });
  };
  const kill = async (): Promise<void> => {
    const ended = new Promise((resolve) => server?.on('close', resolve));
    server?.kill('SIGKILL');
    await ended;
  };
  await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    kill,
    start,
    async remove() {
      if (server?.exitCode === null && server.signalCode === null) await kill();
      rmSync(folder, { recursive: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (typeof address === 'object' && address !== null) resolve(address.port);
        else reject(new Error('no port is free'));
      });
    });
  });
}
