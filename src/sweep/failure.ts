import { Defect, RunLimitExceeded } from '../kernel/defect.js';

/** What a run has thrown, as plain data: a class does not survive the way to another thread or machine. */
export interface Failure {
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
}

export function failureOf(error: unknown): Failure {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error), stack: undefined };
  const { name, message, stack } = error;
  return { name, message, stack };
}

/** The error again, of the class that callers look for. */
export function errorOf({ name, message, stack }: Failure): Error {
  const error = createError(name, message);
  if (stack !== undefined) error.stack = stack;
  return error;
}

function createError(name: string, message: string): Error {
  switch (name) {
    case 'Defect':
      return new Defect(message);
    case 'RunLimitExceeded':
      return new RunLimitExceeded(message);
    case 'RangeError':
      return new RangeError(message);
    default:
      return new Error(message);
  }
}
