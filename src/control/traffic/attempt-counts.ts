import { rowOf } from '../../model/slots.js';
import { f64, FIRST_ROWS, i32 } from '../../model/world/columns.js';

/** Attempts by task, as columns by row; those of a task whose row has been given to another stand aside. */
export interface AttemptCounts {
  task: Int32Array;
  attempts: Float64Array;
  readonly aside: Map<number, number>;
}

export const createAttemptCounts = (): AttemptCounts => ({
  task: i32(FIRST_ROWS).fill(-1),
  attempts: f64(FIRST_ROWS),
  aside: new Map(),
});

export function addAttempts(counts: AttemptCounts, task: number, attempts: number): void {
  const row = rowOf(task);
  if (row >= counts.task.length) grow(counts, row);
  if (counts.task[row] !== task) {
    putAside(counts, row);
    counts.task[row] = task;
  }
  counts.attempts[row] += attempts;
}

/** Gives every task that has some, and forgets them. */
export function takeAttempts(counts: AttemptCounts, take: (task: number, attempts: number) => void): void {
  for (const [task, attempts] of counts.aside) take(task, attempts);
  counts.aside.clear();
  for (let row = 0; row < counts.task.length; row++) {
    if (counts.attempts[row] > 0) take(counts.task[row], counts.attempts[row]);
    counts.attempts[row] = 0;
  }
}

function putAside({ task, attempts, aside }: AttemptCounts, row: number): void {
  if (attempts[row] > 0) aside.set(task[row], (aside.get(task[row]) ?? 0) + attempts[row]);
  attempts[row] = 0;
}

function grow(counts: AttemptCounts, row: number): void {
  let length = counts.task.length;
  while (length <= row) length *= 2;
  const task = i32(length).fill(-1);
  task.set(counts.task);
  const attempts = f64(length);
  attempts.set(counts.attempts);
  counts.task = task;
  counts.attempts = attempts;
}
