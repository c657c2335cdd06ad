/**
 * The seeds of a study: the scenario's own, so that the first run is the one that `simulate scenario.yaml` shows, then
 * `42/2`, `42/3` and so on. `after` leaves out so many, for a second sample that shares no chance with the first.
 */
export const seedsFrom = (seed: string, count: number, after = 0): readonly string[] =>
  Array.from({ length: count }, (_, n) => (n + after === 0 ? seed : `${seed}/${n + after + 1}`));
