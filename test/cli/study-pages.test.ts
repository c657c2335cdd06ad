import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.js';
import type { SweepAnswer } from '../../src/cli/sweep-answer.js';
import type { TuneAnswer } from '../../src/cli/tune-answer.js';
import type { ReportDocument } from '../../src/report/report-document.js';
import type { SweepDocument } from '../../src/report/study/sweep-document.js';
import type { TuneDocument } from '../../src/report/study/tune-document.js';
import { documentOf } from '../support/document-of.js';
import { fakeHost, type FakeHost } from '../unit/cli/fake-host.js';

const hello = 'scenarios/00-hello.yaml';
const zonal = 'scenarios/02-zonal.yaml';
const bursts = 'test/cli/zonal-bursts.yaml';
const target = 'capacityProviders[*].managedScaling.targetCapacity';
const warmup = 'capacityProviders[*].managedScaling.instanceWarmupPeriod';
const minSize = 'autoScalingGroups[*].minSize';
const directory = mkdtempSync(join(tmpdir(), 'study-pages-'));
const at = (name: string): string => join(directory, name);
afterAll(() => {
  rmSync(directory, { recursive: true });
});

async function call(...argv: readonly string[]): Promise<FakeHost['said']> {
  const host = fakeHost();
  await main(argv, host);
  return host.said;
}

async function page(name: string, ...argv: readonly string[]): Promise<unknown> {
  const { talk, code } = await call(...argv, '--html', at(name));
  expect({ talk, code: code === 1 ? 0 : code }).toEqual({ talk: '', code: 0 });
  return documentOf(readFileSync(at(name), 'utf8'));
}

/** The words of a command as a POSIX shell reads them. */
const wordsOf = (command: string): readonly string[] =>
  Array.from(command.matchAll(/(?:'[^']*'|[^\s'])+/g), ([word]) => word.replaceAll(/'([^']*)'/g, '$1'));

const reportOf = (path: string): ReportDocument => documentOf(readFileSync(path, 'utf8')) as ReportDocument;

describe('simulate sweep --html', () => {
  const grid = ['--vary', `${target}=80,100`, '--vary', `${warmup}=0s,300s`, '--seeds', '3', '--until', '100m'];

  it('shows what the sweep says, and each point has the command of its report', async () => {
    const shown = (await page('grid.html', 'sweep', zonal, ...grid)) as SweepDocument;
    const told = JSON.parse((await call('sweep', zonal, ...grid, '--json')).answer) as SweepAnswer;
    expect(shown.axes.map(({ name, values }) => [name, values])).toEqual([
      ['targetCapacity', ['80', '100']],
      ['instanceWarmupPeriod', ['0s', '300s']],
    ]);
    shown.points.forEach(({ means, traceHash }, n) => {
      const { metrics, traceHashes } = told.points[n];
      expect(traceHash).toBe(traceHashes[0]);
      shown.figures.forEach(({ path }, f) => {
        expect([means[f]?.mean, means[f]?.low, means[f]?.high]).toEqual([
          ...[metrics[path]?.mean, metrics[path]?.low, metrics[path]?.high],
        ]);
      });
    });
    expect(shown.points.map(({ place }) => place)).toEqual([
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ]);
    const [simulate, ...words] = wordsOf(shown.points[2].command.replace('report.html', at('point.html')));
    expect(simulate).toBe('simulate');
    expect(await call(...words)).toMatchObject({ code: 0 });
    expect(reportOf(at('point.html')).summary.traceHash).toBe(shown.points[2].traceHash);
  });

  it('writes the reports of its points with --reports, and links to them', async () => {
    mkdirSync(at('pages'));
    const folder = at('pages/my reports');
    const shown = (await page(
      'pages/two.html',
      ...['sweep', hello, '--seeds', '1'],
      ...[...['--vary', 'services[web].desiredCount=2,3', '--reports', folder]],
    )) as SweepDocument;
    expect(shown.points.map(({ report }) => report)).toEqual([
      'my%20reports/point-1.html',
      'my%20reports/point-2.html',
    ]);
    expect(readdirSync(folder)).toEqual(['point-1.html', 'point-2.html']);
    for (const { report, traceHash } of shown.points)
      expect(reportOf(at(`pages/${decodeURIComponent(report!)}`)).summary.traceHash).toBe(traceHash);
  });

  it('gives the same bytes again, and prints the same answer as without a page', async () => {
    const first = await call(
      'sweep',
      hello,
      '--vary',
      `${target}=80..100:10`,
      '--seeds',
      '2',
      '--html',
      at('one.html'),
    );
    await call('sweep', hello, '--vary', `${target}=80..100:10`, '--seeds', '2', '--html', at('again.html'));
    expect(readFileSync(at('one.html'), 'utf8')).toBe(readFileSync(at('again.html'), 'utf8'));
    expect(first.answer).toBe((await call('sweep', hello, '--vary', `${target}=80..100:10`, '--seeds', '2')).answer);
  });

  it('takes what the file says as text', async () => {
    const hostile = `</script><b>"it's" 🚀`;
    const file = at(`hostile.yaml`);
    writeFileSync(file, readFileSync(hello, 'utf8').replace(/^name: .*$/m, `name: ${JSON.stringify(hostile)}`));
    const shown = (await page(
      'hostile.html',
      'sweep',
      file,
      '--vary',
      `${target}=80,100`,
      '--seeds',
      '1',
    )) as SweepDocument;
    expect(shown.title).toBe(hostile);
    const html = readFileSync(at('hostile.html'), 'utf8');
    expect(html).not.toContain('</script><b>');
    expect(html).toContain('&lt;/script&gt;&lt;b&gt;');
  });

  it.each([
    [['--reports', 'somewhere'], '--reports are for the page to link to: say --html too'],
    [['--html', '/nowhere/page.html'], '/nowhere'],
  ])('refuses %j, and runs nothing', async (options, words) => {
    const { talk, answer, code } = await call('sweep', hello, '--vary', `${target}=80,100`, ...options);
    expect({ answer, code }).toEqual({ answer: '', code: 2 });
    expect(talk).toContain(words);
    expect(existsSync('somewhere')).toBe(false);
  });

  it('refuses more than a page can show, and says what takes it', async () => {
    const { talk, code } = await call(
      'sweep',
      hello,
      '--vary',
      'services[web].desiredCount=1..3000',
      '--html',
      at('many.html'),
    );
    expect(code).toBe(2);
    expect(talk).toMatch(/--html: the grid has 3,000 points, .* at most 2,500; --out writes them all/);
  });
});

describe('simulate tune --html', () => {
  const space = [
    '--vary',
    `${target}=60,100`,
    '--vary',
    `${minSize}=2,4`,
    '--vary-only',
    '--until',
    '2h',
    '--runs',
    '200',
  ];

  it('shows the answer, the front, and every candidate with why it fell', async () => {
    const argv = ['tune', bursts, '--slo', 'placementWaitSeconds.p95<120', ...space];
    const shown = (await page('tune.html', ...argv, '--reports', at('tuned'))) as TuneDocument;
    const told = JSON.parse((await call(...argv, '--json')).answer) as TuneAnswer;
    expect(shown.met).toBe(told.met);
    expect(shown.candidates).toHaveLength(told.search.tried);
    const best = shown.candidates.filter(({ standing }) => standing === 'best');
    const setting = told.recommendation ?? told.nearest;
    expect(best.map(({ cost }) => cost.mean)).toEqual([setting?.cost.mean]);
    expect(shown.candidates.filter(({ onFront }) => onFront)).toHaveLength(told.front.length);
    for (const { why, standing } of shown.candidates) {
      if (standing === 'misses') expect(why).toMatch(/^It misses placementWaitSeconds\.p95<120 with \d+ of \d+ seeds/);
      if (standing === 'dearer') expect(why).toMatch(/^It costs [\d.]+ % more than /);
    }
    const links = shown.candidates.flatMap(({ report }) => report ?? []);
    expect(
      readdirSync(at('tuned'))
        .map((name) => `tuned/${name}`)
        .sort(),
    ).toEqual([...links].sort());
  });

  it('says what is out of reach', async () => {
    const shown = (await page(
      'unmet.html',
      ...['tune', bursts, '--slo', 'placementWaitSeconds.max<0'],
      ...space,
    )) as TuneDocument;
    expect(shown.met).toBe(false);
    expect(readFileSync(at('unmet.html'), 'utf8')).toContain('<h2>Out of reach</h2>');
    expect(shown.candidates.filter(({ standing }) => standing === 'best')).toHaveLength(1);
  });
});
