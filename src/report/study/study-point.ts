/** What a page tells of a point that is opened. All of it is text. */
export interface StudyPoint {
  readonly title: string;
  readonly lines: readonly string[];
  /** Its settings first. */
  readonly groups: readonly [PointGroup, ...PointGroup[]];
  /** To be copied. */
  readonly commands: readonly { readonly label: string; readonly text: string }[];
  /** Reports that were written beside the page: `href` is relative to it. */
  readonly links: readonly { readonly label: string; readonly href: string }[];
}

export interface PointGroup {
  readonly title: string;
  readonly rows: readonly (readonly [name: string, value: string])[];
}

/** A mean with its 95 % interval. Null for a number that is endless: JSON has none. */
export interface StudyMean {
  readonly mean: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** The mean alone. */
  readonly short: string;
  /** With the interval. */
  readonly text: string;
}

/** What a figure is measured in: seconds, dollars, a share of 1, or nothing. */
export type StudyUnit = 'duration' | 'usd' | 'share' | 'number';
