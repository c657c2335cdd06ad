/** What the process says when it ends; docs/cli.md. */
export const exitCode = {
  fine: 0,
  /** An asked-for check failed. */
  checkFailed: 1,
  /** Of usage, or of the scenario. */
  wrongInput: 2,
  /** A bug of ours. */
  defect: 70,
} as const;
