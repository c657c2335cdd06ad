import { fileURLToPath } from 'node:url';
import { findChromium } from '../browser/chromium.mjs';
import { duration } from '../figures.mjs';
import { run } from '../program.mjs';
import { atMost } from '../row.mjs';

const zonal = fileURLToPath(new URL('../../scenarios/02-zonal.yaml', import.meta.url));
const child = fileURLToPath(new URL('../browser/playground.mjs', import.meta.url));
const MOVES = 20;
const MOST_SECONDS = 0.15;

function sliderToChart() {
  const what = `slider to redrawn charts in Chromium, the zonal scenario over six hours, median of ${MOVES}`;
  if (findChromium() === undefined) return { what, notRun: 'needs `apt-get install -y chromium`' };
  const { seconds } = run({
    command: process.execPath,
    arguments: [child, zonal, String(MOVES), '--set', 'duration=6h'],
  });
  return { what, ours: duration(seconds), aim: atMost(MOST_SECONDS, seconds, '150 ms') };
}

export const playground = {
  name: 'playground',
  title: 'The playground',
  measure: () => ({ rows: [sliderToChart()] }),
};
