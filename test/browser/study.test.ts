import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SweepDocument } from '../../src/report/study/sweep-document.js';
import type { TuneDocument } from '../../src/report/study/tune-document.js';
import { seriousIn } from './axe.js';
import { launchChromium } from './chromium.js';
import { writeStudyPage } from './study-page.js';

const zonal = 'scenarios/02-zonal.yaml';
const target = 'capacityProviders[*].managedScaling.targetCapacity';
const warmup = 'capacityProviders[*].managedScaling.instanceWarmupPeriod';
const minSize = 'autoScalingGroups[*].minSize';
const brief = ['--until', '100m', '--seeds', '3'];

let browser: Browser;
interface Written<Study> {
  readonly url: string;
  readonly study: Study;
}
let map: Written<SweepDocument>;
let lines: Written<SweepDocument>;
let search: Written<TuneDocument>;

/** Chromium may have to be installed first. */
const SETUP_MS = 300_000;

beforeAll(async () => {
  const first = ['--vary', `${target}=60..100:20`];
  map = (await writeStudyPage([
    'sweep',
    zonal,
    ...first,
    '--vary',
    `${warmup}=0s,150s,300s`,
    ...brief,
  ])) as Written<SweepDocument>;
  lines = (await writeStudyPage(['sweep', zonal, ...first, ...brief])) as Written<SweepDocument>;
  const space = ['--vary', `${target}=60,80,100`, '--vary', `${minSize}=2,3,4`, '--vary-only'];
  const slo = ['--slo', 'placementWaitSeconds.p95<120'];
  search = (await writeStudyPage([
    'tune',
    'test/cli/zonal-bursts.yaml',
    ...slo,
    ...space,
    '--until',
    '2h',
    '--runs',
    '200',
  ])) as Written<TuneDocument>;
  browser = await launchChromium();
}, SETUP_MS);
afterAll(() => browser.close());

interface Opened {
  readonly page: Page;
  readonly requests: readonly string[];
  readonly errors: readonly string[];
}

async function open(url: string, width = 1280, colorScheme: 'light' | 'dark' = 'light'): Promise<Opened> {
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
  const requests: string[] = [];
  const errors: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('console', (message) => errors.push(message.text()));
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(url);
  return { page, requests, errors };
}

const titleOf = (page: Page): Promise<string | null> => page.locator('#panel-title').textContent();

describe.each([
  ['a map', () => map.url],
  ['lines', () => lines.url],
  ['a search', () => search.url],
])('the page of %s', (_, url) => {
  it.each([
    [1280, 'light'],
    [1280, 'dark'],
    [390, 'light'],
    [390, 'dark'],
  ] as const)('asks nobody, has nothing serious for axe, fits: %i pixels, %s', async (width, scheme) => {
    const { page, requests, errors } = await open(url(), width, scheme);
    await page.locator('#picture [data-point]').first().click({ force: true });
    expect(await titleOf(page)).not.toBe('Nothing is chosen');
    expect(await seriousIn(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    expect({ requests, errors }).toEqual({ requests: [url()], errors: [] });
  });
});

describe('the map of two axes', () => {
  it('has a cell for each point, with the figure that is chosen', async () => {
    const { page } = await open(map.url);
    const { figures, points } = map.study;
    for (const figure of [0, 1]) {
      await page.locator('#figure').selectOption({ label: figures[figure].path });
      expect(await page.locator('.cell').allTextContents()).toEqual(points.map(({ means }) => means[figure]!.short));
    }
  });

  it('is walked by arrow keys, and Enter opens a point with the command of its report', async () => {
    const { page } = await open(map.url);
    await page.locator('.cell[tabindex="0"]').focus();
    for (const key of ['ArrowRight', 'ArrowDown', 'ArrowDown', 'ArrowLeft', 'ArrowLeft', 'Enter'])
      await page.keyboard.press(key);
    expect(await titleOf(page)).toBe('Point 7 of 9');
    expect(await page.locator('#panel pre').textContent()).toBe(map.study.points[6].command);
    expect(await page.locator('.cell[aria-pressed=true]').getAttribute('data-point')).toBe('6');
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset['point'])).toBe('6');
  });
});

describe('the lines of one axis', () => {
  it('have a point for each value, and open it', async () => {
    const { page } = await open(lines.url);
    const { shown, points } = lines.study;
    expect(await page.locator('.lines svg').count()).toBe(shown);
    expect(await page.locator('.lines svg').first().locator('.point').count()).toBe(points.length);
    await page.locator('.lines svg').first().locator('.point').nth(2).click();
    expect(await titleOf(page)).toBe('Point 3 of 3');
  });
});

describe('the page of a search', () => {
  it('marks the answer and the front, and says of each candidate why', async () => {
    const { page } = await open(search.url);
    const { candidates } = search.study;
    expect(await page.locator('#picture .point').count()).toBe(candidates.length);
    expect(await page.locator('#picture .point.best').count()).toBe(1);
    expect(await page.locator('#picture .point.on-front').count()).toBe(
      candidates.filter(({ onFront }) => onFront).length,
    );
    for (const [n, { why }] of candidates.entries()) {
      await page.locator(`.candidates .open[data-point="${n}"]`).last().click();
      expect(await page.locator('#panel-body p').first().textContent()).toBe(why);
    }
  });
});
