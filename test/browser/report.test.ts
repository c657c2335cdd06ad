import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countPhases } from '../../src/analysis/fleet/count-phases.js';
import { createFleetFilm } from '../../src/report/fleet/fleet-film.js';
import { read } from '../tidy/source-tree.js';
import { seriousIn } from './axe.js';
import { launchChromium } from './chromium.js';
import { writeReport, type WrittenReport } from './report-page.js';

const directory = mkdtempSync(join(tmpdir(), 'report-'));
let browser: Browser;
let zonal: WrittenReport;

/** Chromium may have to be installed first. */
const SETUP_MS = 300_000;

beforeAll(async () => {
  zonal = writeReport(read('scenarios/02-zonal.yaml'), join(directory, 'zonal.html'));
  browser = await launchChromium();
}, SETUP_MS);
afterAll(async () => {
  await browser.close();
  rmSync(directory, { recursive: true });
});

interface Opened {
  readonly page: Page;
  /** What left the page, and what went wrong in it. */
  readonly requests: readonly string[];
  readonly errors: readonly string[];
}

async function open(
  { url }: WrittenReport,
  look: { width?: number; colorScheme?: 'light' | 'dark' } = {},
): Promise<Opened> {
  const { width = 1280, colorScheme = 'light' } = look;
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
  const requests: string[] = [];
  const errors: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('console', (message) => {
    if (message.type() !== 'log') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(url);
  return { page, requests, errors };
}

const plots = (page: Page): Locator => page.locator('.plot');

async function crossPlaces(page: Page): Promise<readonly number[]> {
  const lefts = await page
    .locator('.cross:visible')
    .evaluateAll((crosses) => crosses.map((cross) => Math.round((cross as HTMLElement).getBoundingClientRect().left)));
  return [...new Set(lefts)];
}

/** The times that each chart has at its foot. */
const ticks = (page: Page): Promise<readonly string[]> =>
  page
    .locator('.plot svg')
    .evaluateAll((charts) =>
      charts.map((chart) =>
        [...chart.querySelectorAll('text[text-anchor=middle]')].map(({ textContent }) => textContent).join(),
      ),
    );

const scrubTo = (page: Page, atS: number): Promise<void> =>
  page.locator('#scrub').evaluate((scrub, value) => {
    (scrub as HTMLInputElement).value = String(value);
    scrub.dispatchEvent(new Event('input'));
  }, atS);

describe('a report in Chromium', () => {
  it('opens from disk, and nothing leaves it', async () => {
    const { page, requests, errors } = await open(zonal);
    await page.locator('#play').click();
    await page.waitForTimeout(200);
    expect(requests).toEqual([zonal.url]);
    expect(errors).toEqual([]);
    expect(await page.evaluate(() => performance.getEntriesByType('resource').length)).toBe(0);
  });

  it('lets nothing else run', async () => {
    const { page, errors } = await open(zonal);
    await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'document.title = "taken over"';
      document.body.append(script);
      const image = document.createElement('img');
      image.src = 'https://example.com/a.png';
      document.body.append(image);
    });
    await page.waitForTimeout(100);
    expect(await page.title()).toBe(zonal.document.summary.scenario);
    expect(errors.filter((text) => text.includes('Content Security Policy'))).toHaveLength(2);
  });

  it('has one crosshair on all charts, with the figures of that time', async () => {
    const { page } = await open(zonal);
    await plots(page)
      .nth(1)
      .hover({ position: { x: 640, y: 60 } });
    expect(await crossPlaces(page)).toHaveLength(1);
    expect(await page.locator('.cross:visible').count()).toBe(await plots(page).count());
    await scrubTo(page, 2400);
    const [provider] = zonal.document.summary.capacityProviders;
    const point = provider.series.findLast(({ t }) => t <= 2400)!;
    const figure = page.locator('figure', { hasText: `${provider.name}: instances` });
    expect(await figure.locator('output').allTextContents()).toEqual(
      [point.needed, point.running, point.desired].map(String),
    );
  });

  it('zooms all charts at once, by dragging and by keys, and shows all again', async () => {
    const { page } = await open(zonal);
    const before = await ticks(page);
    const box = (await plots(page).first().boundingBox())!;
    await page.mouse.move(box.x + 300, box.y + 50);
    await page.mouse.down();
    await page.mouse.move(box.x + 500, box.y + 50);
    await page.mouse.up();
    const dragged = await ticks(page);
    expect(new Set(dragged).size).toBe(1);
    expect(dragged).not.toEqual(before);
    await page.locator('#all').click();
    expect(await ticks(page)).toEqual(before);
    await plots(page).first().focus();
    await page.keyboard.press('+');
    const byKey = await ticks(page);
    expect(new Set(byKey).size).toBe(1);
    expect(byKey).not.toEqual(before);
    await page.keyboard.press('0');
    expect(await ticks(page)).toEqual(before);
  });

  it('shows the fleet at the time that is chosen', async () => {
    const { page } = await open(zonal);
    const { fleet } = zonal.document;
    const film = createFleetFilm(fleet);
    for (const atS of [0, 1800, 2000, 7000, 10_800, 1830]) {
      await scrubTo(page, atS);
      const counts = countPhases(fleet, film.looksIn(film.frameAt(atS * 1000)));
      const there = Object.entries(counts).filter(([, count]) => count > 0);
      expect(await page.locator('#fleet-note').textContent()).toBe(
        there.map(([phase, count]) => `${count} ${phase}`).join(', '),
      );
    }
    await page.locator('#fleet-canvas').hover({ position: { x: 8, y: 40 } });
    expect(await page.locator('#fleet-box').textContent()).toMatch(/^i-\d+, busy: 2 web-app; \d+ % of CPU/);
  });

  it('plays, pauses, and goes on where it was', async () => {
    const { page } = await open(zonal);
    const now = async (): Promise<number> => Number(await page.locator('#scrub').inputValue());
    await page.locator('#play').click();
    await expect.poll(now).toBeGreaterThan(10);
    expect(await page.locator('#play').textContent()).toBe('Pause');
    await page.locator('#play').click();
    const stopped = await now();
    await page.waitForTimeout(150);
    expect(await now()).toBe(stopped);
    expect(await crossPlaces(page)).toHaveLength(1);
    await page.locator('#play').click();
    await expect.poll(now).toBeGreaterThan(stopped);
  });

  it('finds decisions, and a click moves the crosshair there', async () => {
    const { page } = await open(zonal);
    const { decisions } = zonal.document.timeline;
    const shown = page.locator('#decisions li:visible');
    expect(await shown.count()).toBe(decisions.length);
    await page.locator('#search').fill('1b out');
    const found = decisions.filter(
      ({ capacityProvider, cause }) => capacityProvider.endsWith('1b') && cause === 'scaleOut',
    );
    expect(await shown.count()).toBe(found.length);
    expect(await page.locator('#found').textContent()).toBe(`${found.length} of ${decisions.length}`);
    await shown.last().locator('button').click();
    expect(await page.locator('#scrub').inputValue()).toBe(String(found.at(-1)!.t));
    expect(await crossPlaces(page)).toHaveLength(1);
  });

  it('takes names for text', async () => {
    const hostile = `<script>window.taken=1</script><img src=x onerror="window.taken=1"> "é" 'ü' 🙂 </script>`;
    const text = read('scenarios/02-zonal.yaml')
      .replace(/^name: .*$/m, `name: ${JSON.stringify(hostile)}`)
      .replaceAll('web-app', JSON.stringify(hostile))
      .replaceAll('us-east-1a', JSON.stringify('us-east-1a'));
    const report = writeReport(text, join(directory, 'hostile.html'));
    const { page, errors } = await open(report);
    await scrubTo(page, 2400);
    await page.locator('#fleet-canvas').hover({ position: { x: 8, y: 40 } });
    expect(await page.locator('h1').textContent()).toBe(hostile);
    expect(await page.locator('#fleet-box').textContent()).toContain(hostile);
    expect(await page.evaluate(() => 'taken' in window)).toBe(false);
    expect(await page.locator('img').count()).toBe(0);
    expect(errors).toEqual([]);
  });

  it('is the same bytes for the same run', () => {
    expect(writeReport(read('scenarios/02-zonal.yaml'), join(directory, 'again.html')).html).toBe(zonal.html);
  });
});

describe('calls between services', () => {
  const hostile = '<img src=x onerror="window.taken=1">';

  it.each(['light', 'dark'] as const)(
    'are a map, a chart and a table, with nothing serious for axe, %s',
    async (colorScheme) => {
      const source = read('scenarios/59-service-connect-against-dns.yaml').replaceAll('over DNS', hostile);
      const written = writeReport(source, join(directory, `calls-${colorScheme}.html`));
      const { page, requests, errors } = await open(written, { colorScheme });
      expect(await page.locator('svg.map path.call').count()).toBe(2);
      expect(await page.locator('svg.map').textContent()).toContain('web');
      expect(await page.getByText('Failed requests a minute').count()).toBeGreaterThan(0);
      const edge = page.locator('details.edge').first();
      await edge.locator('summary').press('Enter');
      expect(await edge.textContent()).toContain('stale endpoint');
      expect(await edge.textContent()).toContain(hostile);
      expect(await page.evaluate(() => 'taken' in window)).toBe(false);
      expect(await seriousIn(page)).toEqual([]);
      expect({ requests, errors }).toEqual({ requests: [written.url], errors: [] });
    },
  );

  it('are not there without traffic', async () => {
    const { page } = await open(zonal);
    expect(await page.getByText('Calls between services').count()).toBe(0);
  });
});

describe('a report for everybody', () => {
  it.each([
    [1280, 'light'],
    [1280, 'dark'],
    [390, 'light'],
    [390, 'dark'],
  ] as const)(
    'has nothing serious for axe, and does not slide sideways, at %i pixels, %s',
    async (width, colorScheme) => {
      const { page } = await open(zonal, { width, colorScheme });
      await scrubTo(page, 2400);
      expect(await seriousIn(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    },
  );

  it('can be used without a mouse', async () => {
    const { page } = await open(zonal);
    await page.locator('#play').focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
    expect(await page.locator('#scrub').getAttribute('aria-valuetext')).toMatch(/^\d+:\d\d.*: \d+ /);
    await plots(page).last().focus();
    const before = await page.locator('#scrub').inputValue();
    await page.keyboard.press('ArrowRight');
    expect(Number(await page.locator('#scrub').inputValue())).toBeGreaterThan(Number(before));
  });
});

describe('a report of five thousand instances', () => {
  it('is below 15 MB, and can be used', async () => {
    const text = `version: 1
duration: 2h
autoScalingGroups:
  - { name: ecs, availabilityZones: [us-east-1a, us-east-1b, us-east-1c], instanceTypes: [m5.large], minSize: 5000, maxSize: 5000 }
capacityProviders: [{ name: cp, autoScalingGroup: ecs }]
taskDefinitions: [{ family: job, cpu: 1024, memory: 2048 }]
workloads:
  - { name: jobs, type: poisson, taskDefinition: job, ratePerMinute: 400, runTime: { distribution: lognormal, median: 10m, p95: 40m } }
`;
    const report = writeReport(text, join(directory, 'large.html'));
    expect(report.document.summary.capacityProviders[0].peakInstances).toBe(5000);
    expect(report.html.length).toBeLessThan(15_000_000);
    const { page, errors } = await open(report);
    await scrubTo(page, 3600);
    expect(await page.locator('#fleet-note').textContent()).toMatch(/^\d{3,4} busy, \d{2,4} empty$/);
    expect(errors).toEqual([]);
  });
});
