import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SeedsAnswer } from '../../src/cli/command/run-seeds.js';
import { main } from '../../src/cli/main.js';
import type { SweepAnswer } from '../../src/cli/sweep-answer.js';
import { buildProgram, type BuiltProgram } from '../support/built-program.js';
import { fakeHost, type FakeHost } from '../unit/cli/fake-host.js';

const directory = mkdtempSync(join(tmpdir(), 'sweep-'));
const at = (name: string): string => join(directory, name);
const hello = 'scenarios/00-hello.yaml';
const zonal = 'scenarios/02-zonal.yaml';
const target = 'capacityProviders[*].managedScaling.targetCapacity';
const warmup = 'capacityProviders[*].managedScaling.instanceWarmupPeriod';

let program: BuiltProgram;
beforeAll(() => {
  program = buildProgram();
});
afterAll(() => {
  program.remove();
  rmSync(directory, { recursive: true });
});

async function call(argv: readonly string[]): Promise<FakeHost['said']> {
  const host = fakeHost();
  await main(['sweep', ...argv], host);
  return host.said;
}
const json = async <Answer>(argv: readonly string[]): Promise<Answer> => {
  const host = fakeHost();
  await main([...argv, '--json'], host);
  expect(host.said).toMatchObject({ code: 0 });
  return JSON.parse(host.said.answer) as Answer;
};

describe('simulate sweep', () => {
  it('prints a row a point, with means and intervals, the first of --vary slowest', async () => {
    const { answer, talk, code } = await call([
      ...[zonal, '--vary', `${target}=60,100`, '--vary', `${warmup}=0..300:300`, '--seeds', '6'],
      ...['--metric', 'startLatencySeconds.p90'],
    ]);
    expect({ talk, code }).toEqual({ talk: '', code: 0 });
    const lines = answer.split('\n');
    expect(lines.slice(0, 2)).toEqual([
      'Zonal capacity providers at 80 %',
      '4 points, each with 6 seeds, the same for all: 42 … 42/6',
    ]);
    expect(lines[3]).toMatch(/^ {5}targetCapacity {2}instanceWarmupPeriod +startLatencySeconds/);
    expect(lines.slice(5, 9).map((line) => line.trim().split(/ {2,}/).slice(0, 3).join('|'))).toEqual([
      '1|60|0',
      '2|60|300',
      '3|100|0',
      '4|100|300',
    ]);
    expect(lines[5]).toMatch(/ \d+ s \[\d+, \d+\]/);
    expect(lines[10]).toBe('Means over the seeds and 95 % intervals. All 20 figures are in --json and --out.');
  });

  it('prints JSON in which every point is what a run of it with --seeds gives', async () => {
    const sweep = await json<SweepAnswer>(['sweep', zonal, '--vary', `${target}=60,100`, '--seeds', '5']);
    expect(sweep).toMatchObject({
      schemaVersion: 1,
      scenario: 'Zonal capacity providers at 80 %',
      file: zonal,
      seeds: ['42', '42/2', '42/3', '42/4', '42/5'],
      vary: [{ path: target, values: [60, 100] }],
    });
    for (const [n, value] of [60, 100].entries()) {
      const one = await json<SeedsAnswer>([zonal, '--set', `${target}=${value}`, '--seeds', '5']);
      expect(sweep.points[n]).toEqual({
        point: n + 1,
        values: { [target]: value },
        durationSeconds: one.durationSeconds,
        traceHashes: one.traceHashes,
        metrics: one.metrics,
      });
    }
  });

  it('makes do with one seed, without an interval', async () => {
    const { answer } = await call([zonal, '--vary', `${target}=60,100`, '--seeds', '1', '--metric', 'cost.usd']);
    expect(answer).toContain('2 points, each with the seed 42\n');
    expect(answer).toMatch(/^ {2}1 +60 +\$\d\.\d\d /m);
  });

  it('checks every point before the first run, and says which is bad', async () => {
    const out = at('never.csv');
    const said = await call([hello, '--vary', `${target}=80..120:10`, '--vary', `${warmup}=60,300`, '--out', out]);
    expect(said).toMatchObject({ code: 2, answer: '' });
    expect(said.talk).toContain('targetCapacity: found 110, must be at most 100\n');
    expect(said.talk).toContain(`  at 2 points, the first is point 7 of 10: ${target}=110 ${warmup}=60\n`);
    expect(existsSync(out) || existsSync(`${out}.part`)).toBe(false);
  });

  it('says a fault of the file once, and a warning too', async () => {
    const bad = at('bad.yaml');
    writeFileSync(bad, readFileSync(hello, 'utf8').replace('maxSize:', 'maxSise:'));
    const said = await call([bad, '--vary', `${target}=80,90`]);
    expect(said.code).toBe(2);
    expect(said.talk.match(/E011/g)).toHaveLength(1);
    expect(said.talk).not.toContain('at point');
  });

  it.each([
    [['--seeds', '3'], 'sweep over what?'],
    [['--vary', 'a'], "--vary 'a': there is no = in it"],
    [['--vary', `${target}=1,2`, '--vary', `${target}=3`], `--vary ${target} is given twice`],
    [['--vary', 'seed=1,2'], '--vary seed: every point has the same seeds'],
    [['--vary', 'a=1..400', '--vary', 'b=1..400'], 'the grid has 160,000 points; at most 100,000'],
    [['--vary', 'duration=1h', '--seeds', '0'], '--seeds 0 is no whole number from 1 to 10000'],
    [['--vary', 'duration=1h', '--workers', '0'], '--workers 0 is no whole number from 1 to 1024'],
    [['--vary', 'duration=1h', '--out', 'x.txt'], 'the name must end in .csv, .ndjson or .parquet'],
    [['--vary', 'duration=1h', '--out', 'no/x.csv'], '--out no/x.csv: there is no directory no'],
    [['--vary', 'duration=1h', '--metric', 'cost.eur'], 'cost.eur is no number in the summary of Hello'],
  ])('refuses %j', async (options, words) => {
    const said = await call([hello, ...options]);
    expect(said).toMatchObject({ code: 2, answer: '' });
    expect(said.talk).toContain(words);
  });
});

describe('simulate sweep --out', () => {
  const sweep = ['sweep', `${process.cwd()}/${zonal}`, '--vary', `${target}=60..100:20`];
  const written = (name: string): Buffer => readFileSync(at(name));

  it.each(['csv', 'ndjson', 'parquet'])('is the same %s, byte for byte, on 1, 2 and 5 workers', (format) => {
    const [one, two, five] = ['1', '2', '5'].map((workers) => {
      const { code, out } = program.run([
        ...sweep,
        '--seeds',
        '6',
        '--workers',
        workers,
        '--out',
        at(`${workers}.${format}`),
      ]);
      expect(code).toBe(0);
      return { out, table: written(`${workers}.${format}`) };
    });
    expect(one.table.length).toBeGreaterThan(100);
    expect(two).toEqual(one);
    expect(five).toEqual(one);
    expect(readdirSync(directory).filter((name) => /\.(part|new)$/.test(name))).toEqual([]);
  });

  it('goes on where it was killed, and the table is the same', async () => {
    const day = [...sweep, '--until', '8h', '--seeds', '12'];
    const whole = program.run([...day, '--workers', '2', '--out', at('whole.csv')]);
    expect(whole.code).toBe(0);
    const part = at('killed.csv.part');
    const lines = (): number => (existsSync(part) ? readFileSync(part, 'utf8').split('\n').length - 2 : 0);
    for (const workers of ['2', '1']) {
      const before = lines();
      const killed = program.start([...day, '--workers', workers, '--out', at('killed.csv')]);
      while (lines() < before + 3) await new Promise((resolve) => setTimeout(resolve, 2));
      killed.kill('SIGKILL');
      await new Promise((resolve) => killed.on('close', resolve));
    }
    const kept = lines();
    expect(kept).toBeLessThan(36);
    expect(existsSync(at('killed.csv'))).toBe(false);
    const again = program.run([...day, '--workers', '2', '--out', at('killed.csv')]);
    expect(again.err).toContain(`simulate: ${kept} of 36 runs are in ${part}; going on from there\n`);
    expect(again.out).toBe(whole.out);
    expect(written('killed.csv')).toEqual(written('whole.csv'));
    expect(existsSync(part)).toBe(false);
  });

  it('ends clean when it is interrupted, and says how to go on', async () => {
    for (const workers of ['1', '2']) {
      const out = at(`interrupted-${workers}.csv`);
      const child = program.start([
        ...sweep,
        '--seeds',
        '6',
        '--set',
        'duration=30d',
        '--workers',
        workers,
        '--out',
        out,
      ]);
      let err = '';
      child.stderr?.on('data', (data: Buffer) => (err += data.toString()));
      while (!existsSync(`${out}.part`)) await new Promise((resolve) => setTimeout(resolve, 10));
      await new Promise((resolve) => setTimeout(resolve, 300));
      child.kill('SIGINT');
      const code = await new Promise((resolve) => child.on('close', resolve));
      expect(err).toMatch(
        /^simulate: stopped after \d+ of 18 runs; they are in .*\.part, and the same command goes on/,
      );
      expect(code).toBe(130);
      expect(existsSync(out)).toBe(false);
    }
  });

  it('never mixes two sweeps', async () => {
    const out = at('mixed.csv');
    writeFileSync(`${out}.part`, 'something else\n');
    const argv = [hello, '--vary', `${target}=80,90`, '--workers', '1', '--out', out];
    expect(await call(argv)).toMatchObject({
      code: 2,
      talk: `simulate: cannot go on from ${out}.part: it is no journal of a sweep; remove it, or choose another --out\n`,
    });
    expect(readFileSync(`${out}.part`, 'utf8')).toBe('something else\n');
  });

  it('says which run failed, on any number of workers, and keeps those before it', () => {
    const fails = at('fails.yaml');
    const failure = 'events: [{ at: 9m, type: instanceFailure, autoScalingGroup: hello-asg, count: 4 }]';
    writeFileSync(fails, `${readFileSync(hello, 'utf8')}\n${failure}\n`);
    for (const workers of ['1', '2']) {
      const out = at(`fails-${workers}.csv`);
      const { code, err } = program.run([
        ...['sweep', fails, '--vary', 'events[0].at=1h,2h,9m', '--seeds', '2', '--metric', 'instances[i-1].tasks'],
        ...['--workers', workers, '--out', out],
      ]);
      expect(err).toContain('simulate: point 3 of 3, events[0].at=9m, fails with seed 1:\n');
      expect(err).toContain('instances[i-1].tasks is no number in the summary of Hello');
      expect(code).toBe(70);
      expect(readFileSync(`${out}.part`, 'utf8').split('\n').length).toBeGreaterThanOrEqual(6);
    }
  });
});
