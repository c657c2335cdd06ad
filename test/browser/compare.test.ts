import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { main } from '../../src/cli/main.js';
import { fakeHost } from '../unit/cli/fake-host.js';
import { seriousIn } from './axe.js';
import { launchChromium } from './chromium.js';

const directory = mkdtempSync(join(tmpdir(), 'compare-page-'));
const path = join(directory, 'compare.html');
let browser: Browser;

/** Chromium may have to be installed first. */
const SETUP_MS = 300_000;

beforeAll(async () => {
  const change = 'capacityProviders[*].managedScaling.targetCapacity=100';
  await main(['compare', 'scenarios/02-zonal.yaml', '--set', change, '--seeds', '6', '--html', path], fakeHost());
  browser = await launchChromium();
}, SETUP_MS);
afterAll(async () => {
  await browser.close();
  rmSync(directory, { recursive: true });
});

it.each([
  [1280, 'light'],
  [1280, 'dark'],
  [390, 'light'],
  [390, 'dark'],
] as const)(
  'opens from disk, asks nobody, and has nothing serious for axe, at %i pixels, %s',
  async (width, colorScheme) => {
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(pathToFileURL(path).href);
    expect(await page.locator('.differences li').count()).toBeGreaterThan(10);
    expect(await page.getByRole('img', { name: /cost.usd/ }).count()).toBeGreaterThan(0);
    expect(await seriousIn(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    expect(requests).toEqual([pathToFileURL(path).href]);
  },
);
