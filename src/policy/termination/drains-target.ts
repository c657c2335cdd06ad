import { stopCause } from '../../model/facts.js';
import type { Service } from '../../model/scenario.js';

/** Its target is deregistered and drained before SIGTERM, so that it still answers (SS-6). */
export const drainsTarget = (
  { deregistrationDelayMs }: Pick<Service, 'deregistrationDelayMs'>,
  cause: number,
): boolean =>
  deregistrationDelayMs !== undefined &&
  cause !== stopCause.killed &&
  cause !== stopCause.interrupted &&
  !hasEnded(cause);

/** The containers are gone already. */
export const hasEnded = (cause: number): boolean =>
  cause === stopCause.completed || cause === stopCause.failed || cause === stopCause.failedToStart;
