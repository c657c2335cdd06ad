/** The package has no types of its own. */
declare module 'asciichart' {
  export interface PlotConfig {
    /** Rows less one; by default the range of the values. */
    readonly height?: number;
    readonly min?: number;
    readonly max?: number;
    /** The label of a row. */
    readonly format?: (value: number) => string;
    /** An escape sequence for each series. */
    readonly colors?: readonly string[];
  }
  /** A chart of one series, or of several of one length, as lines of text. */
  export function plot(series: readonly number[] | readonly (readonly number[])[], config?: PlotConfig): string;
}
