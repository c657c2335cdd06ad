import type { EdgeSummary } from '../../analysis/network/network-summary.js';
import { escape } from '../chart/escape.js';

const COLUMN = 260;
const ROW = 74;
const BOX = { width: 150, height: 38 };
const MARGIN = 14;
const OUTSIDE = 'outside';
const LETTERS = 19;

interface Placed {
  readonly name: string;
  readonly x: number;
  readonly y: number;
}

/** Who calls whom, callers to the left: the width of a line says how much, its colour how much of it failed. */
export function serviceMap(edges: readonly EdgeSummary[]): string {
  const places = place(edges);
  const width = Math.max(...[...places.values()].map(({ x }) => x)) + BOX.width + MARGIN;
  const height = Math.max(...[...places.values()].map(({ y }) => y)) + BOX.height + MARGIN;
  const most = Math.max(1, ...edges.map(({ requests }) => requests));
  const between = new Map<string, number>();
  const lines = edges.map((edge) => {
    const pair = `${callerOf(edge)} ${edge.to}`;
    const nth = between.get(pair) ?? 0;
    between.set(pair, nth + 1);
    return lineOf(edge, places, nth, most);
  });
  const boxes = [...places.values()].map(boxOf);
  const label = `Calls between ${places.size} services; the table below says the same`;
  return `<div class="scroll" tabindex="0" role="group" aria-label="Service map"><svg class="map" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${label}">${lines.join('')}${boxes.join('')}</svg></div>`;
}

const callerOf = ({ from }: EdgeSummary): string => from ?? OUTSIDE;

/** Each service one column behind the farthest of its callers; a ring is cut where it closes. */
function place(edges: readonly EdgeSummary[]): ReadonlyMap<string, Placed> {
  const names = [...new Set(edges.flatMap((edge) => [callerOf(edge), edge.to]))];
  const column = new Map(names.map((name) => [name, 0]));
  for (let pass = 1; pass < names.length; pass++) {
    for (const edge of edges) {
      const behind = (column.get(callerOf(edge)) ?? 0) + 1;
      if (behind > (column.get(edge.to) ?? 0) && behind < names.length && callerOf(edge) !== edge.to) {
        column.set(edge.to, behind);
      }
    }
  }
  const used = [...new Set(column.values())].sort((a, b) => a - b);
  const rows = new Map<number, number>();
  return new Map(
    names.map((name) => {
      const n = used.indexOf(column.get(name) ?? 0);
      const row = rows.get(n) ?? 0;
      rows.set(n, row + 1);
      return [name, { name, x: MARGIN + n * COLUMN, y: MARGIN + row * ROW }];
    }),
  );
}

function lineOf(edge: EdgeSummary, places: ReadonlyMap<string, Placed>, nth: number, most: number): string {
  const from = places.get(callerOf(edge));
  const to = places.get(edge.to);
  if (from === undefined || to === undefined) return '';
  const shift = 12 * nth;
  const [x1, y1] = [from.x + BOX.width, from.y + BOX.height / 2 + shift];
  const [x2, y2] = [to.x, to.y + BOX.height / 2 + shift];
  const bend = Math.max(40, Math.abs(x2 - x1) / 2);
  const stroke = (1.5 + (5 * edge.requests) / most).toFixed(1);
  const said = `${edge.name}: ${edge.requests} requests, ${edge.failurePercent} % failed`;
  return `<path class="call ${severityOf(edge)}" d="M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}" stroke-width="${stroke}"><title>${escape(said)}</title></path>`;
}

/** None, less than one per cent, more. */
export const severityOf = ({ failurePercent }: EdgeSummary): 'well' | 'some' | 'many' =>
  failurePercent === 0 ? 'well' : failurePercent < 1 ? 'some' : 'many';

function boxOf({ name, x, y }: Placed): string {
  const short = name.length > LETTERS ? `${name.slice(0, LETTERS - 1)}…` : name;
  return `<g><title>${escape(name)}</title><rect x="${x}" y="${y}" width="${BOX.width}" height="${BOX.height}" rx="7"/><text x="${x + BOX.width / 2}" y="${y + BOX.height / 2 + 5}" text-anchor="middle">${escape(short)}</text></g>`;
}
