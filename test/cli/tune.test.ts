import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Summary } from '../../src/analysis/summary-types.js';
import { main } from '../../src/cli/main.js';
import type { TuneAnswer } from '../../src/cli/tune-answer.js';
import { gridOf } from '../../src/sweep/grid.js';
import { runInProcess } from '../../src/sweep/run-in-process.js';
import { runStudy } from '../../src/sweep/study.js';
import { buildProgram, type BuiltProgram } from '../support/built-program.js';
import { load } from '../support/load.js';
import { fakeHost, type FakeHost } from '../unit/cli/fake-host.js';

const bursts = 'test/cli/zonal-bursts.yaml';
const text = readFileSync(bursts, 'utf8');
const target = 'capacityProviders[*].managedScaling.targetCapacity';
const minSize = 'autoScalingGroups[*].minSize';
const p95 = 'placementWaitSeconds.p95';
const few = ['--vary-only', '--until', '2h', '--runs', '200'];
const directory = mkdtempSync(join(tmpdir(), 'tune-'));
afterAll(() => {
  rmSync(directory, { recursive: true });
});

async function call(...argv: readonly string[]): Promise<FakeHost['said']> {
  const host = fakeHost();
  await main(['tune', ...argv], host);
  return host.said;
}
async function answer(...argv: readonly string[]): Promise<TuneAnswer & { readonly code: number | undefined }> {
  const { answer: said, talk, code } = await call(...argv, '--json');
  expect(talk).toBe('');
  return { ...(JSON.parse(said) as TuneAnswer), code };
}

describe('simulate tune', () => {
  it('recommends what a brute-force sweep finds, and it meets the objective on 20 seeds that it has not seen', async () => {
    const vary = [
      { path: target, values: ['60', '70', '80', '90', '100'] },
      { path: minSize, values: ['0', '2', '3', '4'] },
    ];
    const told = await answer(
      ...[bursts, '--slo', `${p95}<60`, '--vary-only', '--until', '3h', '--runs', '600'],
      ...vary.flatMap(({ path, values }) => ['--vary', `${path}=${values.join(',')}`]),
    );
    const arms = gridOf(vary).map(({ values: [t, n] }) => {
      const desired = Math.max(2, Number(n));
      const set = [
        `${target}=${t}`,
        `${minSize}=${n}`,
        `autoScalingGroups[*].desiredCapacity=${desired}`,
        'duration=3h',
      ];
      return { name: `${t} ${n}`, scenario: load(text, { set }) };
    });
    const results = await runStudy({ arms, seed: 'never seen', seeds: 20, metrics: ['cost.usd', p95] }, runInProcess);
    const sound = results.filter(({ measured: [, wait] }) => wait!.values.every((value) => value < 60));
    const costs = new Map(sound.map(({ name, measured: [cost] }) => [name, cost!.mean.value]));
    const { settings } = told.recommendation!;
    const recommended = costs.get(`${settings['targetCapacity']} ${settings['minSize']}`);
    expect(sound.length).toBeGreaterThan(5);
    expect(recommended).toBeLessThanOrEqual(1.01 * Math.min(...costs.values()));
    expect(told).toMatchObject({ code: 0, met: true, recommendation: { unseen: { seeds: 20, seedsMet: 20 } } });
    // That there is something to find.
    expect(recommended).toBeLessThan(0.9 * Math.max(...costs.values()));
  }, 60_000);

  it('searches managed scaling, sizes and strategies by itself, and says how sure it is', async () => {
    const { answer: said, talk, code } = await call(bursts, '--slo', `${p95}<60`, '--until', '2h', '--runs', '400');
    expect({ talk, code }).toEqual({ talk: '', code: 0 });
    expect(said.split('\n').slice(0, 4)).toEqual([
      'Zonal capacity providers under bursts',
      `The cheapest settings with ${p95}<60, with every seed`,
      '',
      'Recommendation',
    ]);
    expect(said).toMatch(/\n {2}targetCapacity (?:85|9\d|100) \(now 80\)/);
    expect(said).toMatch(/\n {2}It costs \$\d\.\d\d .*, [\d.]+ % less \[[\d.]+, [\d.]+\] than the file as it is;/);
    expect(said).toMatch(/met with (\d+) of \1 seeds, and\n? +with 20 of 20 that the search had not seen\./);
    expect(said).toMatch(/\n {2}It beats the file as it is with p > 0\.999\./);
    expect(said).toMatch(/\n {2}best +\d+ .* (\d+)\/\1\n/);
    expect(said).toMatch(/\nWhat binds\n {2}placementWaitSeconds\.p95<60: /);
    expect(said).toMatch(/\nAs --set\n {2}--set 'capacityProviders\[\*\]\.managedScaling\.targetCapacity=\d+'\n/);
    expect(said).toMatch(
      /\n {2}# and for ec2-us-east-1b, ec2-us-east-1c the same\n {2}resource "aws_ecs_capacity_provider"/,
    );
    expect(said).toMatch(/\d+ of [\d,]+ settings were tried, in \d+ runs/);
  });

  it('prints as JSON a change that can be given to --set, and says the same as YAML', async () => {
    const told = await answer(
      bursts,
      '--slo',
      `${p95}<60`,
      ...few,
      '--vary',
      `${target}=70..100:10`,
      '--vary',
      `${minSize}=0,3`,
    );
    const { change, recommendation, search, objectives, front } = told;
    expect(objectives).toEqual([{ text: `${p95}<60`, metric: p95, operator: '<', limit: 60 }]);
    expect(search.dimensions.map(({ name, present }) => [name, present])).toEqual([
      ['targetCapacity', '80'],
      ['minSize', '0'],
    ]);
    expect(front.filter(({ recommended }) => recommended)).toHaveLength(1);
    const host = fakeHost();
    await main([bursts, '--until', '2h', '--json', ...change.set.flatMap((item) => ['--set', item])], host);
    const summary = JSON.parse(host.said.answer) as Summary;
    expect(summary.cost.usd).toBe(recommendation!.cost.values[0]);
    const yaml = parse(change.yaml) as { readonly capacityProviders: readonly unknown[] };
    expect(yaml.capacityProviders).toHaveLength(3);
    expect(yaml.capacityProviders[0]).toMatchObject({
      name: 'ec2-us-east-1a',
      managedScaling: { targetCapacity: Number(recommendation!.settings['targetCapacity']) },
    });
  });

  it('exits 1 with the nearest setting and what stands at its end when the objective is out of reach', async () => {
    const argv = [bursts, '--slo', 'placementWaitSeconds.max<=0', ...few, '--vary', `${target}=80..100:10`];
    const { answer: said, code } = await call(...argv);
    expect(code).toBe(1);
    expect(said).toMatch(/\nOut of reach\n {2}No setting that was tried meets the objectives\.\n {2}The nearest is /);
    expect(said).toMatch(/placementWaitSeconds\.max<=0 is missed with \d+ of \d+ seeds\. The worst/);
    expect(said).toMatch(/targetCapacity stands at the end of what was searched, 80: --vary/);
    const told = await answer(...argv);
    expect(told).toMatchObject({ code: 1, met: false, recommendation: null, binding: [] });
    expect(told.nearest!.settings).toEqual({ targetCapacity: '80' });
  });

  it('meets several objectives at once', async () => {
    const both = await answer(
      ...[bursts, '--slo', `${p95}<60`, '--slo', 'cost.usd<2.5', ...few],
      ...['--vary', `${target}=50..100:10`],
    );
    expect(both.recommendation?.objectives.map(({ seedsMet, worst }) => [seedsMet, worst! < 60])).toEqual([
      [25, true],
      [25, true],
    ]);
  });

  it.each([
    ['no objective', [], 'tune to what end? Say --slo'],
    ['an unknown metric', ['--slo', 'placementWaitSecond.p95<60'], 'did you mean placementWaitSeconds.p95?'],
    ['no comparison', ['--slo', 'cost.usd'], 'there is no comparison in it'],
    ['no limit', ['--slo', `${p95}<soon`], '"soon" after < is no limit'],
    ['too few runs', ['--slo', `${p95}<60`, '--runs', '5'], '--runs 5 is no whole number from 100 to'],
    ['no minutes', ['--slo', `${p95}<60`, '--minutes', '0'], '--minutes 0 is no number above 0'],
    ['a share of nothing', ['--slo', `${p95}<60`, '--share', '0'], '--share 0 is no whole number from 50 to 100'],
    ['only nothing', ['--slo', `${p95}<60`, '--vary-only'], '--vary-only of what?'],
    ['a seed to vary', ['--slo', `${p95}<60`, '--vary', 'seed=1,2'], '--vary seed: every setting'],
    ['a length to vary', ['--slo', `${p95}<60`, '--vary', 'duration=1h,2h'], 'cannot be compared'],
    ['one path twice', ['--slo', `${p95}<60`, '--vary', `${target}=80`, '--vary', `${target}=90`], 'set the same'],
    [
      'one path of one value',
      ['--slo', `${p95}<60`, '--vary-only', '--vary', `${target}=80`],
      'there is nothing to tune',
    ],
  ])('refuses %s', async (_, argv, reason) => {
    const { answer: said, talk, code } = await call(bursts, ...argv);
    expect({ said, code }).toEqual({ said: '', code: 2 });
    expect(talk).toContain(reason);
  });

  it('tells what is wrong with a value of --vary', async () => {
    const { talk, code } = await call(bursts, '--slo', `${p95}<60`, '--vary', `${target}=80,180`);
    expect(code).toBe(2);
    expect(talk).toContain('targetCapacity');
    expect(talk).toContain('180');
  });

  it('takes instance hours where the cost is not priced, unless they do not tell', async () => {
    const argv = ['--slo', `${p95}<60`, '--set', 'region=xx-lab-1', ...few, '--vary', `${target}=80,100`];
    const types = ['--set', 'instanceTypes=[{ name: m5.large, vcpus: 2, memoryMiB: 8192, maxEnis: 3 }]'];
    const zones = ['a', 'b', 'c'].flatMap((z) => [
      '--set',
      `autoScalingGroups[ecs-us-east-1${z}].availabilityZones=[xx-lab-1${z}]`,
    ]);
    const hours = await call(bursts, ...argv, ...types, ...zones, '--json');
    expect(hours).toMatchObject({ code: 0, talk: expect.stringContaining('The fewest instance hours are searched') });
    expect((JSON.parse(hours.answer) as TuneAnswer).costMetric).toBe('capacityProviders[*].instanceHours');
    const mixed = await call(
      bursts,
      ...argv,
      ...types,
      ...zones,
      '--set',
      'autoScalingGroups[0].instanceTypes=[m5.large, m5a.large]',
    );
    expect(mixed).toMatchObject({ code: 2, talk: expect.stringContaining('they do not all cost the same') });
    const asked = await call(bursts, ...argv, ...types, ...zones, '--slo', 'cost.usd<5');
    expect(asked).toMatchObject({ code: 2, talk: expect.stringContaining('--slo: cost.usd has no value') });
  });

  it('says what lint finds in the recommendation and not in the file', async () => {
    const told = await answer(
      ...[
        bursts,
        '--slo',
        `${p95}<60`,
        ...few,
        '--vary',
        'capacityProviders[*].managedScaling.instanceWarmupPeriod=30',
      ],
    );
    expect(told.findings.map(({ code }) => code)).toContain('L026');
  });

  it('stops when its minutes are over', async () => {
    const told = await answer(bursts, '--slo', `${p95}<60`, '--until', '2h', '--runs', '100000', '--minutes', '0.02');
    expect(told.search.endedBy).toBe('minutes');
    expect(told.search.runs).toBeLessThan(10_000);
  });
});

describe('the built program', () => {
  let program: BuiltProgram;
  beforeAll(() => {
    program = buildProgram();
  });
  afterAll(() => {
    program.remove();
  });

  it('answers the same on one thread and on several, byte for byte', () => {
    const file = join(directory, 'bursts.yaml');
    writeFileSync(file, text);
    const argv = ['tune', file, '--slo', `${p95}<60`, '--until', '1h', '--runs', '200', '--json'];
    const [one, two] = ['1', '2'].map((workers) => program.run([...argv, '--workers', workers]));
    expect({ code: one.code, err: one.err }).toEqual({ code: 0, err: '' });
    expect(two).toEqual(one);
    expect(existsSync(`${file}.part`)).toBe(false);
  });
});
