/** The longest wait among the tasks that one requester asked for in one minute. */
export interface LongWait {
  readonly requester: number;
  readonly fromMs: number;
  readonly untilMs: number;
  /** TaskRequested, TaskWaited if it waited, and what ended the wait. */
  readonly facts: readonly number[];
  /** How many of that minute waited. */
  readonly tasks: number;
}

const MOST = 6;
const MINUTE_MS = 60_000;

/** Keeps the longest waits, longest first, one a requester and minute: those of one minute have one story. */
export function createLongest(): {
  readonly add: (wait: Omit<LongWait, 'tasks'>) => void;
  readonly all: () => readonly LongWait[];
} {
  const kept = new Map<string, LongWait>();
  return {
    add(wait) {
      if (wait.untilMs === wait.fromMs) return;
      const key = `${wait.requester} ${Math.floor(wait.fromMs / MINUTE_MS)}`;
      const known = kept.get(key);
      const tasks = (known?.tasks ?? 0) + 1;
      kept.set(key, { ...(known !== undefined && lengthOf(known) >= lengthOf(wait) ? known : wait), tasks });
    },
    all: () => [...kept.values()].sort((a, b) => lengthOf(b) - lengthOf(a)).slice(0, MOST),
  };
}

const lengthOf = ({ fromMs, untilMs }: Omit<LongWait, 'tasks'>): number => untilMs - fromMs;
