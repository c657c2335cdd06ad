/** What a fold may know besides the fact: when it happened and its number. */
export interface FoldClock {
  readonly nowMs: number;
  readonly lastFact: number;
}
