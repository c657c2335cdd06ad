/** How much a search may spend. */
export interface Allowance {
  readonly runs: number;
  /** Undefined: as long as it takes. Only with it does an answer depend on how fast the machine is. */
  readonly minutes: number | undefined;
}

export interface Budget {
  /** Runs made so far. */
  readonly spent: number;
  /** How many runs may be made until so much of the whole is spent; 0 when the time for it is over. */
  left(share: number): number;
  spend(runs: number): void;
  /** Why nothing is left of so much of the whole; undefined: something is. */
  over(share: number): 'runs' | 'minutes' | undefined;
}

const MS_PER_MINUTE = 60_000;

export function createBudget({ runs, minutes }: Allowance, nowMs: () => number): Budget {
  const startedMs = nowMs();
  const timeShare = (): number => (minutes === undefined ? 0 : (nowMs() - startedMs) / (minutes * MS_PER_MINUTE));
  let spent = 0;
  return {
    get spent() {
      return spent;
    },
    left: (share) => (timeShare() >= share ? 0 : Math.max(0, Math.floor(runs * share) - spent)),
    spend(more) {
      spent += more;
    },
    over(share) {
      if (spent >= Math.floor(runs * share)) return 'runs';
      return timeShare() >= share ? 'minutes' : undefined;
    },
  };
}
