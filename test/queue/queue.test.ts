import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Queue } from 'bullmq';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { PREFIX, runsQueue } from '../../src/sweep/queue/queue-names.js';
import { buildProgram, type BuiltProgram } from '../support/built-program.js';
import { root } from '../tidy/source-tree.js';
import { endProcesses, startProcess, until, type Running } from './processes.js';
import { startRedis, type TestRedis } from './redis.js';

const directory = mkdtempSync(join(tmpdir(), 'queue-'));
const at = (name: string): string => join(directory, name);
const zonal = `${root}scenarios/02-zonal.yaml`;
const target = 'capacityProviders[*].managedScaling.targetCapacity';
const POINTS = 3;
const SEEDS = 12;
const grid = ['sweep', zonal, '--vary', `${target}=60..100:20`, '--seeds', String(SEEDS)];
/** About 20 ms a run. */
const sweep = [...grid, '--until', '12h'];
const VERSION = /of version (\S+) at /;

let program: BuiltProgram;
let redis: TestRedis;
beforeAll(async () => {
  program = buildProgram();
  redis = await startRedis();
  const whole = program.run([...sweep, '--workers', '1', '--out', at('whole.csv')]);
  expect(whole.code).toBe(0);
}, 180_000);
afterEach(async () => {
  await endProcesses();
  // What one test leaves in Redis is not the next one's.
  await redis.kill();
  await redis.start();
});
afterAll(async () => {
  program.remove();
  await redis.remove();
  rmSync(directory, { recursive: true });
});

const table = (name: string): string => readFileSync(at(name), 'utf8');
const kept = (name: string): number =>
  existsSync(at(`${name}.part`)) ? table(`${name}.part`).split('\n').length - 2 : 0;

const startSweep = (out: string, of = sweep): Running =>
  startProcess(program, [...of, '--queue', redis.url, '--out', at(out)]);
async function startWorker(threads = 1, of = program): Promise<Running> {
  const worker = startProcess(of, ['worker', '--queue', redis.url, '--workers', String(threads)]);
  await worker.says('worker of version');
  return worker;
}
/** How the worker's queue of runs stands. */
async function look<Answer>(worker: Running, ask: (runs: Queue) => Promise<Answer>): Promise<Answer> {
  const [, version] = VERSION.exec(worker.said.err) ?? [];
  const { hostname: host, port } = new URL(redis.url);
  const runs = new Queue(runsQueue(version), { connection: { host, port: Number(port) }, prefix: PREFIX });
  try {
    return await ask(runs);
  } finally {
    await runs.close();
  }
}

describe('a sweep through the queue', { timeout: 120_000 }, () => {
  it('gives the same table, byte for byte, as one worker here; on both ends of every process', async () => {
    const workers = [await startWorker(1), await startWorker(2)];
    const swept = startSweep('two.csv');
    expect(await swept.ended).toBe(0);
    expect(table('two.csv')).toBe(table('whole.csv'));
    expect(existsSync(at('two.csv.part'))).toBe(false);
    expect(swept.said.err).toBe('');
    const made = await Promise.all(
      workers.map(async (worker) => {
        expect(await worker.kill('SIGINT')).toBe(0);
        return Number(/(\d+) runs? made/.exec(worker.said.err)?.[1]);
      }),
    );
    expect(made[0] + made[1]).toBe(POINTS * SEEDS);
    expect(Math.min(...made)).toBeGreaterThan(0);
  });

  it('loses nothing when a worker is killed in the middle', async () => {
    const worker = await startWorker(2);
    const swept = startSweep('killed.csv');
    await until(() => kept('killed.csv') > 0);
    expect(await worker.kill('SIGKILL')).toBe('SIGKILL');
    // It was at work, and its runs belong to nobody now.
    expect(await look(worker, (runs) => runs.getActiveCount())).toBeGreaterThan(0);
    expect(existsSync(at('killed.csv'))).toBe(false);
    const other = await startWorker(2);
    expect(await swept.ended).toBe(0);
    expect(table('killed.csv')).toBe(table('whole.csv'));
    expect(await look(other, (runs) => runs.getActiveCount())).toBe(0);
  });

  it('goes on where the sweep itself was killed', async () => {
    await startWorker(1);
    const swept = startSweep('again.csv');
    await until(() => kept('again.csv') > 0);
    await swept.kill('SIGKILL');
    const before = kept('again.csv');
    expect(before).toBeLessThan(POINTS * SEEDS);
    const again = startSweep('again.csv');
    expect(await again.ended).toBe(0);
    expect(again.said.err).toContain(`simulate: ${before} of ${POINTS * SEEDS} runs are in`);
    expect(table('again.csv')).toBe(table('whole.csv'));
  });

  it('goes on after Redis has gone down with all that was in it', async () => {
    await startWorker(1);
    const swept = startSweep('down.csv');
    await until(() => kept('down.csv') > 0);
    await redis.kill();
    await swept.says('lost the connection to Redis at redis://127.0.0.1');
    await redis.start();
    expect(await swept.ended).toBe(0);
    expect(swept.said.err).toContain('is back\n');
    expect(table('down.csv')).toBe(table('whole.csv'));
  });

  it('makes each run once for two sweeps that want the same', async () => {
    const sweeps = ['one.csv', 'other.csv'].map((out) => startSweep(out));
    await Promise.all(sweeps.map((each) => each.says('no worker of version')));
    const worker = await startWorker(2);
    expect(await Promise.all(sweeps.map(({ ended }) => ended))).toEqual([0, 0]);
    expect(table('one.csv')).toBe(table('whole.csv'));
    expect(table('other.csv')).toBe(table('whole.csv'));
    expect(await worker.kill('SIGTERM')).toBe(0);
    expect(worker.said.err).toContain(`simulate: ${POINTS * SEEDS} runs made\n`);
  });

  it('refuses workers of another version, and says so on both sides', async () => {
    const older = buildProgram('0.0.0-older');
    try {
      const worker = await startWorker(1, older);
      const swept = startSweep('refused.csv');
      expect(await swept.ended).toBe(2);
      expect(swept.said.err).toMatch(/every worker at redis:\S+ is refused: it is of version 0\.0\.0-older\+/);
      expect(swept.said.err).toMatch(/stopped after 0 of 36 runs; .* the same command goes on from there/);
      const next = startSweep('refused.csv');
      await worker.says(/a sweep of version 0\.0\.0-test\+\w+ is at .* refuses its runs/);
      // It waits as long as there is one of its own.
      await startWorker(1);
      expect(await next.ended).toBe(0);
      expect(table('refused.csv')).toBe(table('whole.csv'));
      await worker.kill('SIGINT');
      expect(worker.said.err).toContain('simulate: 0 runs made');
    } finally {
      older.remove();
    }
  });

  it('refuses a run of another version that stands in its queue', async () => {
    const worker = await startWorker(1);
    await look(worker, async (runs) => {
      const job = await runs.add('run', { program: 'another', n: 0 });
      await until(() => job.isFailed());
      const [failed] = await runs.getFailed();
      expect(failed.failedReason).toMatch(/^refused: it is of version another, and the worker of version 0\.0\.0-test/);
    });
  });

  it('says which run failed, as threads do', async () => {
    const fails = at('fails.yaml');
    const hello = readFileSync(`${root}scenarios/00-hello.yaml`, 'utf8');
    writeFileSync(
      fails,
      `${hello}\nevents: [{ at: 9m, type: instanceFailure, autoScalingGroup: hello-asg, count: 4 }]\n`,
    );
    await startWorker(2);
    const swept = startSweep('fails.csv', [
      ...['sweep', fails, '--vary', 'events[0].at=1h,2h,9m,8m', '--seeds', '3', '--metric', 'instances[i-1].tasks'],
    ]);
    expect(await swept.ended).toBe(70);
    expect(swept.said.err).toContain('simulate: point 3 of 4, events[0].at=9m, fails with seed 1:\n');
    expect(swept.said.err).toContain('instances[i-1].tasks is no number in the summary of Hello');
    expect(kept('fails.csv')).toBeGreaterThanOrEqual(6);
  });

  it('says that no worker is there, and that one has come; it is interrupted like any other sweep', async () => {
    const swept = startSweep('interrupted.csv', [...grid, '--until', '180d']);
    await swept.says('no worker of version');
    await startWorker(1);
    await swept.says('simulate: a worker has come\n');
    expect(await swept.kill('SIGINT')).toBe(130);
    expect(swept.said.err).toContain('stopped after 0 of 36 runs');
  });
});

describe('a queue that is not there', () => {
  it.each([
    ['redis://127.0.0.1:1', 'cannot reach Redis at redis://127.0.0.1:1: connect ECONNREFUSED'],
    ['redis://user:secret@127.0.0.1:1', 'cannot reach Redis at redis://user:***@127.0.0.1:1: connect ECONNREFUSED'],
    ['http://127.0.0.1', 'http://127.0.0.1 is no address of a Redis; write redis://host:6379'],
    ['redis', 'redis is no address of a Redis'],
  ])('%s is a clear error', (url, words) => {
    for (const argv of [sweep, ['worker']]) {
      const { code, out, err } = program.run([...argv, '--queue', url]);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toContain(`simulate: ${words}`);
    }
  });

  it.each([
    [[...sweep, '--queue', 'redis://x', '--workers', '2'], 'which of them?'],
    [['worker'], 'which queue? Say simulate worker --queue redis://host:6379'],
    [['worker', 'x'], 'worker takes no more words; found x'],
  ])('%j is a usage error', (argv, words) => {
    const { code, err } = program.run(argv);
    expect(code).toBe(2);
    expect(err).toContain(words);
  });
});
