/**
 * From the move of a slider to the end of the frame in which the charts of the new run stand, in Chromium: the median in seconds, as JSON.
 * `node bench/browser/playground.mjs <scenario.yaml> <moves> [--set path=value …]`, after `npm run build`.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chromium } from 'playwright-core';
import { command } from '../dist.mjs';
import { findChromium } from './chromium.mjs';

const TARGET = 'capacityProviders[*].managedScaling.targetCapacity';
const WARM_UP = 5;

/** In the page: moves the slider and waits until the trace has changed and the frame is over. */
function moveOnce([path, value]) {
  const slider = document.querySelector(`.control[data-path="${path}"] input[type=range]`);
  const hash = document.querySelector('#hash');
  return new Promise((resolve) => {
    let from = 0;
    const observer = new MutationObserver(() => {
      observer.disconnect();
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve((performance.now() - from) / 1000);
        port2.postMessage(undefined);
      });
    });
    observer.observe(hash, { childList: true, characterData: true, subtree: true });
    from = performance.now();
    slider.value = String(value);
    slider.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

async function measure(page, moves) {
  const seconds = [];
  for (let n = 0; n < WARM_UP + moves; n++) {
    const took = await page.evaluate(moveOnce, [TARGET, 50 + ((n * 7) % 50)]);
    if (n >= WARM_UP) seconds.push(took);
    await page.waitForTimeout(50);
  }
  return seconds;
}

const median = (values) => {
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[Math.floor((sorted.length - 1) / 2)] + sorted[Math.ceil((sorted.length - 1) / 2)]) / 2;
};

const [scenario, moves, ...set] = process.argv.slice(2);
const server = spawn(process.execPath, [command, 'playground', scenario, '--port', '0', ...set], {
  stdio: ['ignore', 'pipe', 'ignore'],
});
const [url] = await once(server.stdout, 'data');
const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] });
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(String(url).trim());
  await page.waitForSelector('#trace-hash');
  const seconds = median(await measure(page, Number(moves)));
  process.stdout.write(`${JSON.stringify({ seconds, operations: 1 })}\n`);
} finally {
  await browser.close();
  server.kill('SIGINT');
}
