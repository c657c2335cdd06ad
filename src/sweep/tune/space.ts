/** One value of a dimension. */
export interface Setting {
  /** As a reader sees it: `80`. */
  readonly text: string;
  /** As `--set` items; more than one where a value must bring another with it. */
  readonly set: readonly string[];
}

/** A thing to be set, and the ladder of values that it may take. */
export interface Dimension {
  /** Short, and unlike the other dimensions' names: `targetCapacity`. */
  readonly name: string;
  /** The paths of the file that it sets, all to one value. */
  readonly paths: readonly string[];
  readonly settings: readonly Setting[];
  /** The place of the setting that the file has; undefined: it is not on the ladder. */
  readonly present: number | undefined;
  /** Where the search begins. */
  readonly start: number;
  /** The settings are steps of a ladder; else they are only different. */
  readonly ordered: boolean;
}

/** A setting of each dimension, by its place. */
export type Point = readonly number[];

/** How many settings of all dimensions together there are. */
export const spaceSize = (dimensions: readonly Dimension[]): number =>
  dimensions.reduce((size, { settings }) => size * settings.length, 1);

/** Every point, the last dimension changing fastest. */
export function allPoints(dimensions: readonly Dimension[]): readonly Point[] {
  return dimensions.reduce<readonly Point[]>(
    (points, { settings }) => points.flatMap((point) => settings.map((_, n) => [...point, n])),
    [[]],
  );
}

/** What a point changes in the file, as `--set` items. */
export const setOf = (dimensions: readonly Dimension[], point: Point): readonly string[] =>
  point.flatMap((place, d) => (place === dimensions[d].present ? [] : dimensions[d].settings[place].set));

/** How many dimensions a point changes. */
export const changesOf = (dimensions: readonly Dimension[], point: Point): number =>
  point.filter((place, d) => place !== dimensions[d].present).length;

/** Steps on the ladders from one point to the other; what has no ladder is one step away. */
export const distanceOf = (dimensions: readonly Dimension[], a: Point, b: Point): number =>
  a.reduce((sum, place, d) => sum + (dimensions[d].ordered ? Math.abs(place - b[d]) : place === b[d] ? 0 : 1), 0);

/** The points one step away on one ladder, and a wider step on long ones; of what has no ladder every other setting. */
export function neighbours(dimensions: readonly Dimension[], point: Point): readonly Point[] {
  return dimensions.flatMap((dimension, d) =>
    stepsFrom(dimension, point[d]).map((place) => withPlace(point, d, place)),
  );
}

/** The points that differ in two dimensions, one step each. */
export function pairNeighbours(dimensions: readonly Dimension[], point: Point): readonly Point[] {
  return dimensions.flatMap((first, d) =>
    dimensions
      .slice(d + 1)
      .flatMap((second, n) =>
        stepsFrom(first, point[d]).flatMap((place) =>
          stepsFrom(second, point[d + 1 + n]).map((other) => withPlace(withPlace(point, d, place), d + 1 + n, other)),
        ),
      ),
  );
}

/** The points that differ in one dimension, by any step. */
export function lines(dimensions: readonly Dimension[], point: Point): readonly Point[] {
  return dimensions.flatMap(({ settings }, d) => spread(settings.length).map((place) => withPlace(point, d, place)));
}

const LONG = 8;
const MOST_OF_LINE = 16;

function stepsFrom({ settings: { length }, ordered }: Dimension, place: number): readonly number[] {
  if (!ordered && length <= LONG) return [...Array(length).keys()].filter((n) => n !== place);
  const wide = length > LONG ? Math.ceil(length / LONG) : 1;
  return [...new Set([place - 1, place + 1, place - wide, place + wide])].filter((n) => n >= 0 && n < length);
}

/** All places, or so many of a long ladder, its ends among them. */
const spread = (length: number): readonly number[] =>
  length <= MOST_OF_LINE
    ? [...Array(length).keys()]
    : Array.from({ length: MOST_OF_LINE }, (_, n) => Math.round((n * (length - 1)) / (MOST_OF_LINE - 1)));

const withPlace = (point: Point, d: number, place: number): Point => point.map((old, n) => (n === d ? place : old));
