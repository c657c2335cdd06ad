/** Places of zones, handed out lowest first, so that a fleet that shrinks grows again where it stood. */
export interface Cells {
  readonly take: (zone: number) => number;
  readonly release: (cell: number) => void;
  /** The zone of each. */
  readonly zones: () => readonly number[];
}

export function createCells(): Cells {
  const zones: number[] = [];
  /** Per zone, its free cells, the lowest last. */
  const free: number[][] = [];
  return {
    take(zone) {
      const cell = free.at(zone)?.pop() ?? zones.length;
      zones[cell] = zone;
      return cell;
    },
    release(cell) {
      const own = (free[zones[cell]] ??= []);
      const place = own.findLastIndex((each) => each > cell);
      own.splice(place + 1, 0, cell);
    },
    zones: () => zones,
  };
}
