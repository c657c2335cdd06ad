/** The queue, or Redis, does not do what it should: nothing is wrong with a run. One line for the user. */
export class QueueError extends Error {
  override readonly name = 'QueueError';
}
