import { isatty } from 'node:tty';

/** What a command may use of the process it runs in. */
export interface Host {
  /** The answer, to stdout. A reader that has gone away is no fault. */
  answer(text: string): Promise<void>;
  /** The talk, to stderr. */
  tell(text: string): void;
  /** Width of stdout in characters. */
  readonly columns: number;
  /** Colours may be used on stdout and on stderr. */
  readonly colorsAnswer: boolean;
  readonly colorsTalk: boolean;
  /** Somebody watches stderr: a progress bar may move there. */
  readonly watched: boolean;
  /** Stack traces are wanted. */
  readonly debug: boolean;
  /** How the process will end. */
  end(code: number): void;
}

const PLAIN_COLUMNS = 100;

export function processHost(): Host {
  const { stdout, stderr, env } = process;
  const isTerminal = (stream: NodeJS.WriteStream & { readonly fd: number }): boolean =>
    isatty(stream.fd) && env['TERM'] !== 'dumb';
  const mayColor = (stream: NodeJS.WriteStream & { readonly fd: number }): boolean =>
    isTerminal(stream) && (env['NO_COLOR'] ?? '') === '';
  for (const stream of [stdout, stderr]) stream.on('error', ignoreClosedPipe);
  return {
    answer: (text) =>
      new Promise((resolve, reject) => {
        stdout.write(text, (error) => {
          if (error === undefined || error === null || isClosedPipe(error)) resolve();
          else reject(error);
        });
      }),
    tell: (text) => {
      stderr.write(text);
    },
    // A terminal may not know its width and say 0.
    columns: stdout.isTTY && stdout.columns > 0 ? stdout.columns : PLAIN_COLUMNS,
    colorsAnswer: mayColor(stdout),
    colorsTalk: mayColor(stderr),
    watched: isTerminal(stderr),
    debug: (env['DEBUG'] ?? '') !== '',
    end: (code) => {
      process.exitCode = code;
    },
  };
}

const isClosedPipe = (error: NodeJS.ErrnoException): boolean => error.code === 'EPIPE';

/** `simulate … | head` closes the pipe early. Other errors of a write reach its callback. */
const ignoreClosedPipe = (): void => undefined;
