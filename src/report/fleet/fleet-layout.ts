/** Where the cells of a fleet stand on a canvas. */
export interface FleetLayout {
  readonly height: number;
  /** The side of a cell, and the distance from one to the next. */
  readonly side: number;
  readonly pitch: number;
  /** By cell, its left upper corner. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly labels: readonly { readonly zone: number; readonly x: number; readonly y: number; readonly width: number }[];
}

const PITCHES = [40, 34, 28, 24, 20, 17, 14, 12, 10, 8, 7, 6, 5];
const LABEL_HEIGHT = 24;
const BETWEEN_ZONES = 20;
/** Zones stand side by side where each has so much room. */
const LEAST_COLUMN = 200;
const MOST_HEIGHT = 460;

/** Zone by zone, in cells as large as a part of a screen allows. `zoneOf` is the zone of each cell. */
export function fleetLayout(zones: number, zoneOf: readonly number[], width: number): FleetLayout {
  const counts = new Array<number>(zones).fill(0);
  for (const zone of zoneOf) counts[zone]++;
  const used = counts.flatMap((count, zone) => (count > 0 ? [zone] : []));
  const aside = used.length > 0 && width / used.length >= LEAST_COLUMN;
  const column = aside ? (width - BETWEEN_ZONES * (used.length - 1)) / used.length : width;
  const heightOf = (zone: number, pitch: number): number =>
    LABEL_HEIGHT + pitch * Math.ceil(counts[zone] / perRow(column, pitch));
  const height = (pitch: number): number => {
    const heights = used.map((zone) => heightOf(zone, pitch));
    if (aside) return Math.max(...heights);
    return heights.reduce((sum, each) => sum + each, BETWEEN_ZONES * Math.max(0, used.length - 1));
  };
  const pitch = PITCHES.find((each) => height(each) <= MOST_HEIGHT) ?? PITCHES[PITCHES.length - 1];
  const origins = new Map<number, { x: number; y: number }>();
  let reached = 0;
  for (const zone of used) {
    origins.set(zone, aside ? { x: reached, y: 0 } : { x: 0, y: reached });
    reached += BETWEEN_ZONES + (aside ? column : heightOf(zone, pitch));
  }
  return {
    height: used.length === 0 ? LABEL_HEIGHT : height(pitch),
    side: pitch - (pitch > 12 ? 3 : pitch > 7 ? 2 : 1),
    pitch,
    ...cellsAt(zoneOf, origins, column, pitch),
    labels: used.map((zone) => ({ zone, ...(origins.get(zone) ?? { x: 0, y: 0 }), width: column })),
  };
}

const perRow = (column: number, pitch: number): number => Math.max(1, Math.floor(column / pitch));

function cellsAt(
  zoneOf: readonly number[],
  origins: ReadonlyMap<number, { readonly x: number; readonly y: number }>,
  column: number,
  pitch: number,
): Pick<FleetLayout, 'x' | 'y'> {
  const x = new Float64Array(zoneOf.length);
  const y = new Float64Array(zoneOf.length);
  const places = new Map<number, number>();
  const inRow = perRow(column, pitch);
  zoneOf.forEach((zone, cell) => {
    const place = places.get(zone) ?? 0;
    places.set(zone, place + 1);
    const origin = origins.get(zone) ?? { x: 0, y: 0 };
    x[cell] = origin.x + (place % inRow) * pitch;
    y[cell] = origin.y + LABEL_HEIGHT + Math.floor(place / inRow) * pitch;
  });
  return { x, y };
}

/** The cell at a point, or -1. */
export function cellAt({ x, y, side }: FleetLayout, atX: number, atY: number): number {
  for (let cell = 0; cell < x.length; cell++) {
    if (atX >= x[cell] && atX < x[cell] + side && atY >= y[cell] && atY < y[cell] + side) return cell;
  }
  return -1;
}
