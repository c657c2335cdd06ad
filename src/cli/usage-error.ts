/** The command line, or a file that it names, is wrong. The message is one line for the user. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
