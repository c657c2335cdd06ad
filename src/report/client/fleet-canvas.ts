import { boxLooks, type BoxLook } from '../../analysis/fleet/box-looks.js';
import type { FleetHistory } from '../../analysis/fleet/fleet-history.js';
import { cellAt, fleetLayout, type FleetLayout } from '../fleet/fleet-layout.js';
import { TASK_COLORS } from '../fleet/fleet-section.js';

/** Boxes on a canvas. Only those that changed are painted again. */
export interface FleetCanvas {
  readonly paint: (looks: Int32Array) => void;
  /** After a change of the width or the theme; `paint` draws all again. */
  readonly renew: () => void;
  /** The cell at a point of the canvas in CSS pixels, or -1. */
  readonly cellAt: (x: number, y: number) => number;
}

interface Colors {
  readonly tasks: readonly string[];
  readonly box: string;
  readonly edge: string;
  readonly warming: string;
  readonly draining: string;
  readonly leaving: string;
  readonly ink: string;
  readonly strong: string;
}

const DASHED: ReadonlySet<string> = new Set(['launching', 'disconnected']);
/** Outlines are not seen below this side. */
const LEAST_DASHED = 10;

export function createFleetCanvas(canvas: HTMLCanvasElement, fleet: FleetHistory): FleetCanvas | undefined {
  const paper = canvas.getContext('2d');
  if (paper === null) return undefined;
  const boxes = boxLooks(fleet);
  const painted = new Int32Array(fleet.cells.length);
  let colors = readColors(canvas);
  let layout = fleetLayout(fleet.zones.length, fleet.cells, canvas.clientWidth);

  const renew = (): void => {
    const width = canvas.clientWidth;
    const ratio = window.devicePixelRatio;
    colors = readColors(canvas);
    layout = fleetLayout(fleet.zones.length, fleet.cells, width);
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(layout.height * ratio);
    canvas.style.height = `${layout.height}px`;
    paper.setTransform(ratio, 0, 0, ratio, 0, 0);
    paintLabels(paper, layout, fleet.zones, colors);
    painted.fill(0);
  };
  renew();
  return {
    renew,
    paint(looks) {
      for (let cell = 0; cell < looks.length; cell++) {
        if (looks[cell] === painted[cell]) continue;
        painted[cell] = looks[cell];
        paintBox(paper, layout, cell, boxes[looks[cell]], colors);
      }
    },
    cellAt: (x, y) => cellAt(layout, x, y),
  };
}

function paintBox(
  paper: CanvasRenderingContext2D,
  { x, y, side }: FleetLayout,
  cell: number,
  box: BoxLook | undefined,
  colors: Colors,
): void {
  const [left, top] = [x[cell], y[cell]];
  paper.clearRect(left - 0.5, top - 0.5, side + 1, side + 1);
  if (box === undefined) return;
  const { phase, parts } = box;
  if (phase !== 'launching') {
    paper.fillStyle = colors.box;
    paper.fillRect(left, top, side, side);
  }
  const half = side / 2;
  let cpuTop = top + side;
  let memoryTop = top + side;
  paper.globalAlpha = phase === 'terminating' ? 0.5 : 1;
  for (const { requester, cpu, memory } of parts) {
    paper.fillStyle = colors.tasks[requester % TASK_COLORS];
    cpuTop -= cpu * side;
    memoryTop -= memory * side;
    paper.fillRect(left, cpuTop, half, cpu * side);
    paper.fillRect(left + half, memoryTop, half, memory * side);
  }
  paper.globalAlpha = 1;
  const outline = outlineOf(phase, colors);
  if (outline === undefined) return;
  const width = outline.width > 1 && side < LEAST_DASHED ? 1 : outline.width;
  paper.strokeStyle = outline.color;
  paper.lineWidth = width;
  paper.setLineDash(DASHED.has(phase) && side >= LEAST_DASHED ? [2, 2] : []);
  paper.strokeRect(left + width / 2, top + width / 2, side - width, side - width);
}

function outlineOf(phase: BoxLook['phase'], colors: Colors): { color: string; width: number } | undefined {
  switch (phase) {
    case 'launching':
    case 'empty':
      return { color: colors.edge, width: 1 };
    case 'warming':
      return { color: colors.warming, width: 1 };
    case 'disconnected':
      return { color: colors.strong, width: 2 };
    case 'draining':
      return { color: colors.draining, width: 2 };
    case 'terminating':
      return { color: colors.leaving, width: 2 };
    default:
      return undefined;
  }
}

function paintLabels(
  paper: CanvasRenderingContext2D,
  { labels }: FleetLayout,
  zones: readonly string[],
  colors: Colors,
): void {
  paper.fillStyle = colors.ink;
  paper.font = '13px system-ui, sans-serif';
  paper.textBaseline = 'top';
  for (const { zone, x, y, width } of labels) paper.fillText(zones[zone], x, y + 3, width);
}

function readColors(canvas: HTMLCanvasElement): Colors {
  const style = getComputedStyle(canvas);
  const read = (name: string): string => style.getPropertyValue(name).trim();
  return {
    tasks: Array.from({ length: TASK_COLORS }, (_, n) => read(`--t${n}`)),
    box: read('--box'),
    edge: read('--edge'),
    warming: read('--t4'),
    draining: read('--t1'),
    leaving: read('--leaving'),
    ink: read('--faint'),
    strong: read('--ink'),
  };
}
