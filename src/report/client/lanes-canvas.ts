import { laneBoxes, lanesHeight } from '../chart/lanes.js';
import type { View } from '../chart/view.js';
import type { ReportDocument } from '../report-document.js';

const ZONE_COLORS = ['--a', '--b', '--c', '--e', '--f', '--d'];
/** Not yet, or no longer, in the cluster. */
const THIN: ReadonlySet<string> = new Set(['launching', 'terminating']);
const OPACITY = {
  ...{ launching: 0.4, warming: 0.3, empty: 0.2, busy: 1, disconnected: 0.7 },
  ...{ draining: 0.6, terminating: 0.8 },
} as const;
/** Of the stripes of what cannot be reached. */
const STRIPE = 3;

/** A lane for each instance, coloured by zone; the phase is in how strong it is. */
export function drawLanes(plot: HTMLElement, { timeline, availabilityZones }: ReportDocument, view: View): void {
  const canvas = plot.querySelector('canvas');
  const paper = canvas?.getContext('2d');
  if (canvas === null || paper === null || paper === undefined) return;
  const height = lanesHeight(timeline.instances.length);
  canvas.width = Math.round(view.width * devicePixelRatio);
  canvas.height = Math.round(height * devicePixelRatio);
  canvas.style.height = `${height}px`;
  paper.scale(devicePixelRatio, devicePixelRatio);
  const ink = getComputedStyle(document.documentElement);
  const colors = ZONE_COLORS.map((name) => ink.getPropertyValue(name));
  for (const { x, y, width, height: tall, phase, zone } of laneBoxes(timeline.instances, availabilityZones, view)) {
    paper.fillStyle = colors[Math.max(0, zone) % colors.length];
    paper.globalAlpha = OPACITY[phase];
    if (phase === 'disconnected')
      for (let at = x; at < x + width; at += 2 * STRIPE) paper.fillRect(at, y, Math.min(STRIPE, x + width - at), tall);
    else paper.fillRect(x, y, width, THIN.has(phase) ? Math.max(1, tall / 3) : tall);
  }
}
