/** Somebody pressed Ctrl-C, or asked the process to end. */
export class Interruption extends Error {
  override readonly name = 'Interruption';
  /** What a shell expects of a process that a signal ended. */
  readonly exitCode: number;

  constructor(signal: 'SIGINT' | 'SIGTERM') {
    super(signal);
    this.exitCode = 128 + (signal === 'SIGINT' ? 2 : 15);
  }
}

/** Does work that may be interrupted: the signal's reason is an Interruption. A second Ctrl-C ends the process at once. */
export async function interruptible<Result>(work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  const controller = new AbortController();
  const onSignal = (signal: NodeJS.Signals): void => {
    release();
    controller.abort(new Interruption(signal === 'SIGINT' ? 'SIGINT' : 'SIGTERM'));
  };
  const release = (): void => {
    process.off('SIGINT', onSignal);
    process.off('SIGTERM', onSignal);
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  try {
    return await work(controller.signal);
  } finally {
    release();
  }
}
