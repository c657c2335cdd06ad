import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { PlaygroundServer } from '../../src/cli/playground-server.js';
import type { PlaygroundData } from '../../src/report/playground/playground-data.js';
import { loadScenario } from '../../src/scenario/load.js';
import { simulate } from '../../src/simulate.js';
import { load } from '../support/load.js';
import { read } from '../tidy/source-tree.js';
import { seriousIn } from './axe.js';
import { launchChromium } from './chromium.js';
import { dataOf, scenarioOf, servePlayground } from './playground-page.js';

const zonalText = read('scenarios/02-zonal.yaml');
const zonal = scenarioOf('02-zonal.yaml', zonalText);
const TARGET = 'capacityProviders[*].managedScaling.targetCapacity';
/** Chromium may have to be installed first. */
const SETUP_MS = 300_000;

let browser: Browser;
let server: PlaygroundServer;
let data: PlaygroundData = dataOf(zonal);
const contexts: BrowserContext[] = [];

beforeAll(async () => {
  browser = await launchChromium();
  server = await servePlayground(() => data);
}, SETUP_MS);
afterEach(async () => {
  data = dataOf(zonal);
  for (const context of contexts.splice(0)) await context.close();
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

interface Opened {
  readonly page: Page;
  readonly requests: readonly string[];
  readonly errors: readonly string[];
}

interface Look {
  readonly width?: number;
  readonly height?: number;
  readonly colorScheme?: 'light' | 'dark';
}

async function open(fragment = '', { width = 1280, height = 900, colorScheme = 'light' }: Look = {}): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  contexts.push(context);
  const page = await context.newPage();
  const requests: string[] = [];
  const errors: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('console', (message) => {
    if (message.type() !== 'log') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(`${server.url}${fragment}`);
  return { page, requests, errors };
}

const hashOf = (text: string, set: readonly string[] = []): string => simulate(load(text, { set })).traceHash;

const hash = (page: Page): Locator => page.locator('#trace-hash');

async function hasHash(page: Page, wanted: string): Promise<void> {
  await expect.poll(() => hash(page).textContent(), { timeout: 20_000 }).toBe(wanted);
}

const control = (page: Page, path: string): Locator => page.locator(`.control[data-path="${path}"]`);

const moveTo = (page: Page, path: string, value: number): Promise<void> =>
  control(page, path)
    .locator('input[type=range]')
    .evaluate((slider, to) => {
      (slider as HTMLInputElement).value = String(to);
      slider.dispatchEvent(new Event('input', { bubbles: true }));
    }, value);

const copied = async (page: Page, button: string): Promise<string> => {
  await page.locator(button).click();
  await expect.poll(() => page.locator('#copied').textContent()).toMatch(/copied$/);
  return page.evaluate(() => navigator.clipboard.readText());
};

describe('the playground in Chromium', () => {
  it('runs the scenario as the command line does, and asks nothing of any other host', async () => {
    const { page, requests, errors } = await open();
    await hasHash(page, hashOf(zonalText));
    expect(await page.locator('h1').textContent()).toBe('Zonal capacity providers at 80 %');
    expect(await page.locator('header code').first().textContent()).toBe(hashOf(zonalText));
    expect(requests.filter((url) => !url.startsWith(server.url) && !url.startsWith('data:'))).toEqual([]);
    expect(errors).toEqual([]);
  });

  it('simulates again when a slider moves, with the hash of --set', async () => {
    const { page, errors } = await open();
    await hasHash(page, hashOf(zonalText));
    await moveTo(page, TARGET, 60);
    await hasHash(page, hashOf(zonalText, [`${TARGET}=60`]));
    await moveTo(page, 'autoScalingGroups[*].bootTime', 240);
    await control(page, 'services[web-app].placementStrategy').locator('select').selectOption({ index: 0 });
    const chain = "[{ type: spread, field: 'attribute:ecs.availability-zone' }, { type: binpack, field: cpu }]";
    const set = [`${TARGET}=60`, 'autoScalingGroups[*].bootTime=240s', `services[web-app].placementStrategy=${chain}`];
    await hasHash(page, hashOf(zonalText, set));
    await expect
      .poll(() => page.locator('#command').textContent())
      .toContain(
        `simulate 02-zonal.yaml --set '${set[0]}' --set '${set[1]}' --set 'services[web-app].placementStrategy=`,
      );
    await control(page, TARGET).locator('.undo').click();
    await hasHash(page, hashOf(zonalText, set.slice(1)));
    await page.locator('#reset').click();
    await hasHash(page, hashOf(zonalText));
    expect(errors).toEqual([]);
  });

  it('keeps the first run as a ghost', async () => {
    const { page } = await open();
    await hasHash(page, hashOf(zonalText));
    expect(await page.locator('.ghost').count()).toBe(0);
    await moveTo(page, TARGET, 60);
    await hasHash(page, hashOf(zonalText, [`${TARGET}=60`]));
    expect(await page.locator('#report svg .ghost').count()).toBeGreaterThan(3);
    expect(await control(page, TARGET).locator('.was').textContent()).toBe('was 80 %');
    await page.locator('#reset').click();
    await hasHash(page, hashOf(zonalText));
    await expect.poll(() => page.locator('.ghost').count()).toBe(0);
  });

  it('ends with the last of many moves', async () => {
    const { page } = await open();
    await hasHash(page, hashOf(zonalText));
    await page
      .locator('.control input[type=range]')
      .first()
      .evaluate((slider) => {
        for (let value = 10; value <= 70; value++) {
          (slider as HTMLInputElement).value = String(value);
          slider.dispatchEvent(new Event('input', { bubbles: true }));
        }
      });
    await hasHash(page, hashOf(zonalText, [`${TARGET}=70`]));
    await page.waitForTimeout(500);
    expect(await hash(page).textContent()).toBe(hashOf(zonalText, [`${TARGET}=70`]));
  });

  it('shows how far a long run is, and drops it for the next', async () => {
    const long = zonalText.replace('duration: 3h', 'duration: 3h\nmodel: {}\n');
    data = dataOf(scenarioOf('long.yaml', long));
    const { page } = await open();
    await hasHash(page, hashOf(long));
    await page.locator('#tab-yaml').click();
    await page.locator('#yaml').fill(long.replace('duration: 3h', 'duration: 3000d'));
    const progress = page.locator('#progress');
    await expect.poll(() => progress.isVisible(), { timeout: 20_000 }).toBe(true);
    await expect
      .poll(() => progress.evaluate((bar) => (bar as HTMLProgressElement).value), { timeout: 20_000 })
      .toBeGreaterThan(0);
    await page.locator('#yaml').fill(long.replace('duration: 3h', 'duration: 2h'));
    await hasHash(page, hashOf(long, ['duration=2h']));
    expect(await progress.isVisible()).toBe(false);
  });

  it('brings a group within its new sizes', async () => {
    const { page } = await open();
    await hasHash(page, hashOf(zonalText));
    await moveTo(page, 'autoScalingGroups[*].minSize', 4);
    await hasHash(
      page,
      hashOf(zonalText, ['autoScalingGroups[*].minSize=4', 'autoScalingGroups[*].desiredCapacity=4']),
    );
    expect(await page.locator('#command').textContent()).toContain('desiredCapacity=4');
  });

  it.each(['23-night-batch', '36-balanced-only', '49-fargate-spot', 'reference'])(
    'runs %s to the same hash',
    async (name) => {
      const text = read(`scenarios/${name}.yaml`);
      const files = Object.fromEntries(
        ['23-night-batch.csv', 'jobs.csv'].map((file) => [
          file,
          { ok: true as const, text: read(`scenarios/${file}`) },
        ]),
      );
      data = dataOf(scenarioOf(`${name}.yaml`, text, { files }));
      const { scenario } = loadScenario(text, { file: name, readText: (path) => files[path] });
      const { page, errors } = await open();
      await hasHash(page, simulate(scenario!).traceHash);
      expect(errors).toEqual([]);
    },
  );
});

describe('what one takes along', () => {
  it('a link brings everything back', async () => {
    data = dataOf(scenarioOf('00-hello.yaml', read('scenarios/00-hello.yaml')), zonal);
    const { page } = await open();
    await page.locator('#scenario').selectOption('02-zonal.yaml');
    await hasHash(page, hashOf(zonalText));
    await page.locator('#tab-yaml').click();
    const edited = zonalText.replace('duration: 3h', 'duration: 2h # "é" 🙂');
    await page.locator('#yaml').fill(edited);
    await hasHash(page, hashOf(edited));
    await page.locator('#tab-controls').click();
    await moveTo(page, TARGET, 65);
    const wanted = hashOf(edited, [`${TARGET}=65`]);
    await hasHash(page, wanted);
    const link = await copied(page, '#copy-link');
    expect(link.startsWith(`${server.url}#scenario=02-zonal.yaml&set=`)).toBe(true);
    await expect.poll(() => page.url()).toBe(link);
    const again = await open(link.slice(server.url.length));
    await hasHash(again.page, wanted);
    expect(await again.page.locator('#yaml').inputValue()).toContain('"é" 🙂');
    expect(await control(again.page, TARGET).locator('input[type=number]').inputValue()).toBe('65');
    expect(await copied(again.page, '#copy-link')).toBe(link);
  });

  it.each(['#scenario=nowhere&set=a&text=!!', '#text=AAAA', '#%%%', '#set=nowhere.at.all=1&set=x=1'])(
    'a broken link %s does no harm',
    async (fragment) => {
      const { page } = await open(fragment);
      await expect
        .poll(() => page.locator('h1').textContent(), { timeout: 20_000 })
        .toBe('Zonal capacity providers at 80 %');
    },
  );

  it('the YAML has its comments, and runs to the same hash', async () => {
    const { page } = await open();
    await hasHash(page, hashOf(zonalText));
    await moveTo(page, TARGET, 55);
    await hasHash(page, hashOf(zonalText, [`${TARGET}=55`]));
    const yaml = await copied(page, '#copy-yaml');
    expect(yaml).toBe(zonalText.replaceAll('targetCapacity: 80', 'targetCapacity: 55'));
    expect(hashOf(yaml)).toBe(await hash(page).textContent());
  });

  it('the Terraform has what was moved', async () => {
    const { page } = await open();
    await hasHash(page, hashOf(zonalText));
    await moveTo(page, 'capacityProviders[ec2-us-east-1b].managedScaling.targetCapacity', 55);
    await expect.poll(() => hash(page).textContent()).not.toBe(hashOf(zonalText));
    const terraform = await copied(page, '#copy-terraform');
    expect(terraform).toMatch(/"aws_ecs_capacity_provider" "ec2-us-east-1b" \{[^}]+target_capacity {11}= 55/);
    expect(terraform).toContain('resource "aws_autoscaling_group" "ecs-us-east-1a" {');
    expect(terraform).toContain('resource "aws_ecs_service" "web-app" {');
  });

  it('what cannot be copied can be taken from a field', async () => {
    const { page } = await open();
    await hasHash(page, hashOf(zonalText));
    await page.evaluate(() => {
      Object.defineProperty(navigator, 'clipboard', { value: undefined });
    });
    await page.locator('#copy-yaml').click();
    expect(await page.locator('dialog[open] textarea').inputValue()).toBe(zonalText);
    await page.keyboard.press('Escape');
    expect(await page.locator('dialog[open]').count()).toBe(0);
  });
});

describe('the scenario as text', () => {
  it('is run as it is written, and says where it is wrong', async () => {
    const { page } = await open();
    await hasHash(page, hashOf(zonalText));
    await page.locator('#tab-yaml').click();
    const wrong = zonalText.replace('desiredCount: 12', 'desiredCount: twelve');
    await page.locator('#yaml').fill(wrong);
    const line = wrong.split('\n').findIndex((each) => each.includes('twelve')) + 1;
    const found = page.locator('#diagnostics li');
    await expect.poll(() => found.count()).toBe(1);
    expect(await found.textContent()).toMatch(new RegExp(`^line ${line}:19 E012 services\\[web-app\\].desiredCount`));
    expect(await page.locator('#state').textContent()).toBe('Not run: 1 fault');
    expect(await page.locator('#lines .bad').textContent()).toBe(`${line}\n`);
    expect(await hash(page).textContent()).toBe(hashOf(zonalText));
    await page.locator('#tab-controls').click();
    await found.locator('button').click();
    const at = await page.locator('#yaml').evaluate((area) => (area as HTMLTextAreaElement).selectionStart);
    expect(wrong.slice(at, at + 6)).toBe('twelve');
    await page.keyboard.press('Shift+End');
    await page.keyboard.type('7');
    await hasHash(page, hashOf(zonalText, ['services[web-app].desiredCount=7']));
    expect(await found.count()).toBe(0);
    expect(await control(page, 'services[web-app].desiredCount').locator('input[type=number]').inputValue()).toBe('7');
  });

  it('follows the sliders', async () => {
    const { page } = await open();
    await hasHash(page, hashOf(zonalText));
    await moveTo(page, TARGET, 55);
    await expect
      .poll(() => page.locator('#yaml').inputValue())
      .toBe(zonalText.replaceAll('targetCapacity: 80', 'targetCapacity: 55'));
  });

  it('is taken from the file again when that changes, and what was moved stays', async () => {
    const { page } = await open();
    await hasHash(page, hashOf(zonalText));
    await moveTo(page, TARGET, 55);
    await hasHash(page, hashOf(zonalText, [`${TARGET}=55`]));
    const changed = zonalText.replace('duration: 3h', 'duration: 4h');
    data = dataOf(scenarioOf('02-zonal.yaml', changed));
    server.tellChange();
    await hasHash(page, hashOf(changed, [`${TARGET}=55`]));
    data = dataOf(scenarioOf('02-zonal.yaml', 'broken: ['));
    server.tellChange();
    await expect.poll(() => page.locator('#state').textContent()).toMatch(/^Not run: \d fault/);
    data = dataOf(zonal);
    server.tellChange();
    await hasHash(page, hashOf(zonalText, [`${TARGET}=55`]));
  });

  it('is text wherever it stands in the page', async () => {
    const hostile = `<script>window.taken=1</script><img src=x onerror="window.taken=1"> "é" 'ü' 🙂 </textarea>`;
    const text = zonalText
      .replace(/^name: .*$/m, `name: ${JSON.stringify(hostile)}`)
      .replaceAll('web-app', JSON.stringify(hostile));
    data = dataOf(scenarioOf(`${hostile}.yaml`, text), zonal);
    const { page, errors } = await open();
    await hasHash(page, hashOf(text));
    await moveTo(page, `events[0].desiredCount`, 20);
    await hasHash(page, hashOf(text, ['events[0].desiredCount=20']));
    expect(await page.locator('h1').textContent()).toBe(hostile);
    expect(await page.locator('#panel-controls summary', { hasText: hostile }).count()).toBe(1);
    expect(await page.locator('#yaml').inputValue()).toContain(JSON.stringify(hostile));
    await page.locator('#tab-yaml').click();
    await page.locator('#yaml').fill(text.replace('desiredCount: 12', `? ${JSON.stringify(hostile)}`));
    await expect.poll(() => page.locator('#diagnostics li').count()).toBeGreaterThan(0);
    expect(await page.evaluate(() => 'taken' in window)).toBe(false);
    expect(await page.locator('img').count()).toBe(0);
    expect(errors).toEqual([]);
  });
});

describe('a playground for everybody', () => {
  it.each([
    [1280, 'light'],
    [1280, 'dark'],
    [390, 'light'],
    [390, 'dark'],
  ] as const)(
    'has nothing serious for axe, and does not slide sideways, at %i pixels, %s',
    async (width, colorScheme) => {
      const { page } = await open('', { width, colorScheme, height: 844 });
      await hasHash(page, hashOf(zonalText));
      await moveTo(page, TARGET, 55);
      await hasHash(page, hashOf(zonalText, [`${TARGET}=55`]));
      expect(await seriousIn(page)).toEqual([]);
      await page.locator('#tab-yaml').click();
      await page.locator('#yaml').fill(zonalText.replace('desiredCount: 12', 'desiredCount: twelve'));
      await expect.poll(() => page.locator('#diagnostics li').count()).toBe(1);
      expect(await seriousIn(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    },
  );

  it('can be used without a mouse', async () => {
    const { page } = await open();
    await hasHash(page, hashOf(zonalText));
    await page.locator('#tab-controls').focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.locator('#panel-yaml').isVisible()).toBe(true);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('tab-yaml');
    await page.keyboard.press('ArrowLeft');
    const slider = page.getByRole('slider', { name: 'targetCapacity, All 3 capacity providers' });
    await slider.focus();
    await page.keyboard.press('ArrowLeft');
    await hasHash(page, hashOf(zonalText, [`${TARGET}=79`]));
    expect(await slider.getAttribute('aria-valuetext')).toBe('79 %');
    expect(await slider.evaluate((each) => each === document.activeElement)).toBe(true);
    const field = page.getByRole('spinbutton', { name: 'targetCapacity, All 3 capacity providers, exactly' });
    await field.fill('101');
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    await field.fill('50');
    await hasHash(page, hashOf(zonalText, [`${TARGET}=50`]));
    expect(await slider.inputValue()).toBe('50');
  });
});
