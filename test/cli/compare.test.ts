import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Host } from '../../src/cli/host.js';
import { main } from '../../src/cli/main.js';
import type { CompareAnswer } from '../../src/cli/compare-answer.js';
import type { SeedsAnswer } from '../../src/cli/command/run-seeds.js';
import type { ObservedAnswer } from '../../src/cli/observed.js';
import type { Summary } from '../../src/analysis/summary-types.js';
import { fakeHost, type FakeHost } from '../unit/cli/fake-host.js';

const directory = mkdtempSync(join(tmpdir(), 'compare-'));
afterAll(() => {
  rmSync(directory, { recursive: true });
});
const file = (name: string, text: string): string => {
  const path = join(directory, name);
  writeFileSync(path, text);
  return path;
};
const call = async (argv: readonly string[], more: Partial<Host> = {}): Promise<FakeHost['said']> => {
  const host = fakeHost(more);
  await main(argv, host);
  return host.said;
};
const json = async <Answer>(argv: readonly string[]): Promise<Answer> => {
  const said = await call([...argv, '--json']);
  if (said.answer === '') throw new Error(said.talk);
  return JSON.parse(said.answer) as Answer;
};

const hello = 'scenarios/00-hello.yaml';
const zonal = 'scenarios/02-zonal.yaml';
const TARGET = 'capacityProviders[*].managedScaling.targetCapacity=100';

describe('simulate compare', () => {
  it('writes a page that stands alone, the same bytes each time, and names as text', async () => {
    const scenario = file('<img src=x>.yaml', readFileSync(zonal, 'utf8'));
    const pages = ['one.html', 'two.html'].map((name) => join(directory, name));
    for (const page of pages) {
      const { code, talk } = await call(['compare', scenario, '--set', TARGET, '--seeds', '6', '--html', page]);
      expect({ code, talk }).toEqual({ code: 0, talk: '' });
    }
    const [html, again] = pages.map((page) => readFileSync(page, 'utf8'));
    expect(again).toBe(html);
    expect(html).toContain("script-src 'none'");
    expect(html).not.toContain('<img');
    expect(html).toContain('&lt;img');
    expect(html.match(/class="dot a"/g)?.length).toBeGreaterThan(2);
    expect(html).toContain('is the first that is not the same');
    expect(html).toContain('simulate report');
  });

  it('says what a change costs and brings, and where the runs part', async () => {
    const { answer, code, talk } = await call(['compare', zonal, '--set', TARGET, '--seeds', '6']);
    expect({ code, talk }).toEqual({ code: 0, talk: '' });
    expect(answer).toContain(`A  ${zonal}`);
    expect(answer).toContain(`B  ${TARGET}`);
    expect(answer).toContain('6 seeds, the same for all: 42 … 42/6\n');
    expect(answer).toContain('  B waits 53 s more at the median [53, 53]\n');
    expect(answer).toContain('  B costs 26.0 % less [26.0, 26.0]\n');
    expect(answer).toMatch(/placementWaitSeconds\.p95 +1 m 45 s +1 m 45 s +=\n/);
    expect(answer).toMatch(
      /With seed 42, fact #85 is the first that is not the same:\n {2}A {2}00:01:20\.000 AlarmEvaluated/,
    );
    expect(Math.max(...answer.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  it('prints one document, the same each time, in which every metric has its verdict', async () => {
    const argv = ['compare', zonal, '--set', TARGET, '--seeds', '6', '--metric', 'services[web-app].runningCount'];
    const answer = await json<CompareAnswer>(argv);
    expect(await json(argv)).toEqual(answer);
    expect(answer.a).toMatchObject({ label: 'A', file: zonal, set: [], durationSeconds: 10_800 });
    expect(answer.a.seeds).toEqual(['42', '42/2', '42/3', '42/4', '42/5', '42/6']);
    const [{ b, metrics, firstDifference }] = answer.comparisons;
    expect(b).toMatchObject({ label: 'B', file: zonal, set: [TARGET], seeds: answer.a.seeds });
    expect(metrics['placementWaitSeconds.p50']).toMatchObject({
      a: { mean: 0, endless: 0, values: [0, 0, 0, 0, 0, 0] },
      b: { mean: 52.5 },
      difference: { value: 52.5, low: 52.5, high: 52.5 },
      verdict: 'more',
      words: 'waits 53 s more at the median [53, 53]',
    });
    expect(metrics['services[web-app].runningCount']).toMatchObject({ verdict: 'same', b: { mean: 12 } });
    expect(firstDifference).toMatchObject({ seed: '42', fact: 85, a: { high: true }, b: { high: false } });
  });

  it('compares two files, with A’s seed and the same changes for both', async () => {
    const other = file('b.yaml', 'version: 1\nname: Nobody\nduration: 20m\nseed: 9\n');
    const said = await call(['compare', hello, other, '--seeds', '2', '--json', '--set', 'measure.from=1m']);
    expect(said.talk).toContain('of different lengths');
    const { a, comparisons } = JSON.parse(said.answer) as CompareAnswer;
    expect(a.seeds).toEqual(['1', '1/2']);
    expect(comparisons[0].b).toMatchObject({ name: other, seeds: ['1', '1/2'], set: ['measure.from=1m'] });
  });

  it('prints waits without end as text, for JSON knows none', async () => {
    const { comparisons } = await json<CompareAnswer>([
      'compare',
      hello,
      '--set',
      'autoScalingGroups[*].maxSize=1',
      '--seeds',
      '3',
    ]);
    const { b, difference, words } = comparisons[0].metrics['placementWaitSeconds.max'];
    expect([b?.mean, difference?.value, b?.endless]).toEqual(['Infinity', 'Infinity', 3]);
    expect(words).toBe('placementWaitSeconds.max is endless with 3 of 3 seeds, in A with none');
  });

  it('compares several variants of one file with it', async () => {
    const { answer } = await call([
      ...['compare', hello, '--seeds', '2'],
      ...[
        '--variant',
        'slow: model.placementRetry=60s, autoScalingGroups[*].bootTime={ distribution: uniform, min: 60s, max: 90s }',
      ],
      ...['--variant', 'seed=7'],
    ]);
    expect(answer).toContain(
      'B  slow  (Hello)\nC  seed=7  (Hello)\n2 seeds, the same for all: 1 … 1/2; with fewer than 6',
    );
    expect(answer).toContain('C against A\n  No difference is seen.\n');
    expect(answer).toContain('With seed 1 both are the same run, fact by fact.');
  });

  it('gives each side its own seeds where that is asked for', async () => {
    const { a, comparisons } = await json<CompareAnswer>([
      'compare',
      hello,
      '--set',
      'seed=2',
      '--seeds',
      '2',
      '--disjoint-seeds',
    ]);
    expect([...a.seeds, ...comparisons[0].b.seeds]).toEqual(['1', '1/2', '1/3', '1/4']);
  });
});

describe('--fail-if', () => {
  const check = (...more: readonly string[]) => call(['compare', zonal, '--set', TARGET, '--seeds', '3', ...more]);

  it('leaves exit code 0 where nothing is so, and makes it 1 where something is', async () => {
    const passed = await check('--fail-if', 'cost.usd > +5%', '--fail-if', 'tasks.killed > 0');
    expect(passed.code).toBe(0);
    expect(passed.answer).toContain(
      '  passed  B: cost.usd > +5%: -26.0 % [-26.0, -26.0]: not wholly above the limit\n',
    );
    const failed = await check('--fail-if', 'placementWaitSeconds.p50 > +10', '--fail-if', 'tasks.killed > 0');
    expect(failed.code).toBe(1);
    expect(failed.answer).toContain(
      '  failed  B: placementWaitSeconds.p50 > +10: +53 s [+53, +53]: wholly above the limit\n',
    );
    expect(failed.answer).toContain('  passed  B: tasks.killed > 0: the mean is 0\n');
  });

  it('fails where nothing can be said', async () => {
    const said = await check('--fail-if', 'cost.usd > +5%', '--set', 'region=eu-nowhere-1');
    expect(said).toMatchObject({ code: 1 });
    expect(said.answer).toContain('failed  B: cost.usd > +5%: cost.usd is not priced\n');
  });

  it('prints JUnit', async () => {
    const { answer, code } = await check(
      '--fail-if',
      'cost.usd < -5%',
      '--fail-if',
      'tasks.killed > 0',
      '--format',
      'junit',
    );
    expect(code).toBe(1);
    expect(answer).toMatch(
      /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<testsuites name="simulate compare" tests="2" failures="1" errors="0">\n/,
    );
    expect(answer).toContain(
      'name="not cost.usd &lt; -5%">\n      <failure message="-26.0 % [-26.0, -26.0]: wholly below the limit"',
    );
    expect(answer).toContain(
      'name="not tasks.killed &gt; 0">\n      <system-out>the mean is 0</system-out>\n    </testcase>',
    );
    expect(answer.match(/<(testsuite|testcase|failure|system-out)[ >]/g)).toHaveLength(5);
    expect(answer.match(/<\/(testsuite|testcase|failure|system-out)>/g)).toHaveLength(5);
  });

  it('prints SARIF: a rule for each condition, a result for each that failed', async () => {
    const { answer, code } = await check(
      '--fail-if',
      'cost.usd < -5%',
      '--fail-if',
      'tasks.killed > 0',
      '--format',
      'sarif',
    );
    expect(code).toBe(1);
    const { runs } = JSON.parse(answer) as {
      runs: { tool: { driver: { rules: { id: string; shortDescription: object }[] } }; results: object[] }[];
    };
    expect(runs[0].tool.driver.rules.map(({ id, shortDescription }) => [id, shortDescription])).toEqual([
      ['fail-if-1', { text: 'cost.usd < -5%' }],
      ['fail-if-2', { text: 'tasks.killed > 0' }],
    ]);
    expect(runs[0].results).toMatchObject([{ ruleId: 'fail-if-1', ruleIndex: 0, level: 'error' }]);
  });
});

describe('simulate compare refuses', () => {
  it.each([
    [[], 'which scenarios?'],
    [[hello], 'compare scenarios/00-hello.yaml with what?'],
    [[hello, zonal, zonal], 'two scenarios at most'],
    [['-', zonal], 'stdin can be read only once'],
    [[hello, zonal, '--variant', 'a=1'], '--variant is of one scenario'],
    [[hello, '--variant', 'a'], '"a" is not path=value'],
    [[hello, '--variant', 'x: seed=1', '--variant', 'x: seed=2'], 'two variants are called x'],
    [[hello, '--set', 'seed=1', '--seeds', '1'], '--seeds 1 is no whole number from 2 to 10000'],
    [[hello, '--set', 'seed=1', '--metric', 'cost.uds'], 'did you mean cost.usd?'],
    [[hello, '--set', 'seed=1', '--fail-if', 'tasks.kiled > 0'], 'did you mean tasks.killed?'],
    [[hello, '--set', 'seed=1', '--fail-if', 'cost.usd > 5%'], 'A change has a sign'],
    [[hello, '--set', 'seed=1', '--format', 'xml'], '--format xml is none of text, json, junit, sarif'],
    [[hello, '--set', 'seed=1', '--format', 'junit', '--json'], 'which of them?'],
  ])('%j', async (argv, message) => {
    const said = await call(['compare', ...argv]);
    expect(said).toMatchObject({ code: 2, answer: '' });
    expect(said.talk).toContain(message);
  });

  it('a file that is no scenario, with its faults told once', async () => {
    const broken = file('broken.yaml', 'version: 1\nduration: soon\n');
    const said = await call(['compare', broken, '--set', 'seed=2']);
    expect(said).toMatchObject({ code: 2, answer: '' });
    expect(said.talk.match(/broken\.yaml:2:11/g)).toHaveLength(1);
  });
});

describe('simulate --seeds', () => {
  it('prints means and intervals', async () => {
    const { answer, code } = await call([zonal, '--seeds', '6']);
    expect(code).toBe(0);
    expect(answer).toMatch(/^Zonal capacity providers at 80 %\n3 h simulated with 6 seeds: 42 … 42\/6\n/);
    expect(answer).toMatch(/startLatencySeconds\.p95 +2 m \d s +2 m \d s to 2 m \d s +2 m \d s +2 m \d s\n/);
    expect(answer).toMatch(/cost\.usd +\$3\.30 +\$3\.30 +\$3\.30\n/);
  });

  it('prints them as JSON, the first of the runs being the one without --seeds', async () => {
    const answer = await json<SeedsAnswer>([zonal, '--seeds', '3', '--metric', 'tasks.requested']);
    const one = await json<Summary>([zonal]);
    expect(answer).toMatchObject({ schemaVersion: 1, durationSeconds: 10_800, seeds: ['42', '42/2', '42/3'] });
    expect(answer.traceHashes[0]).toBe(one.traceHash);
    expect(new Set(answer.traceHashes).size).toBe(3);
    const metric = answer.metrics['startLatencySeconds.p95'];
    expect(metric?.values[0]).toBe(one.startLatencySeconds.p95);
    expect(metric?.mean).toBeCloseTo((metric?.values.reduce((sum, x) => sum + x, 0) ?? 0) / 3, 5);
    expect(answer.metrics['tasks.requested']).toMatchObject({ mean: one.tasks.requested, low: one.tasks.requested });
  });

  it('does not go with what is of one run', async () => {
    expect((await call([hello, '--seeds', '3', '--trace', join(directory, 't.ndjson')])).talk).toContain(
      '--trace is of one run',
    );
    expect((await call([hello, '--seeds', '3', '--observed', 'x.csv'])).talk).toContain('--observed is of one run');
    expect((await call([hello, '--metric', 'cost.usd'])).talk).toContain('--metric is for --seeds');
  });
});

describe('simulate --observed', () => {
  it('finds no error beside the run’s own series', async () => {
    const { capacityProviders } = await json<Summary>([hello]);
    const rows = capacityProviders[0].series.map(({ t, reservation }) => `${t},${reservation}`);
    const csv = file('own.csv', ['time,CapacityProviderReservation', ...rows, ''].join('\n'));
    const { observed } = await json<{ readonly observed: readonly ObservedAnswer[] }>([hello, '--observed', csv]);
    expect(observed).toMatchObject([
      { capacityProvider: 'hello-cp', compared: 10, rootMeanSquareError: 0, correlation: 1 },
    ]);
    const { answer, code } = await call([hello, '--observed', csv]);
    expect(code).toBe(0);
    expect(answer).toContain('Beside the real CapacityProviderReservation\n  hello-cp, from 00:01:00 to 00:10:00\n');
    const [real, run] = ['observed', 'run'].map((label) => new RegExp(`${label} +([▁-█]+) `).exec(answer)?.[1]);
    expect(real).toBe(run);
    expect(real).toHaveLength(10);
  });

  it('names the lines that are wrong, before the run', async () => {
    const csv = file('bad.csv', 'time,CapacityProviderReservation\nnow,100\n120,much\n');
    const said = await call([hello, '--observed', csv]);
    expect(said).toMatchObject({ code: 2, answer: '' });
    expect(said.talk).toContain(`${csv}:2 "now" is no time`);
    expect(said.talk).toContain(`${csv}:3 "much" is no reservation in percent\n`);
    expect((await call([hello, '--observed', join(directory, 'none.csv')])).talk).toContain('there is no such file');
  });

  it('wants a point within the run', async () => {
    const csv = file('late.csv', 'time,CapacityProviderReservation\n2h,100\n');
    const said = await call([hello, '--observed', csv]);
    expect(said).toMatchObject({ code: 2, answer: '' });
    expect(said.talk).toContain("no point of hello-cp lies within the run's datapoints");
  });
});
