import { Defect, RunLimitExceeded } from '../kernel/defect.js';
import type { Arguments } from './arguments.js';
import { exitCode } from './exit-code.js';
import { processHost, type Host } from './host.js';
import { commonOptions } from './options.js';
import { UsageError } from './usage-error.js';
import { callOf, laterVerbs, runVerb, verbs, type Verb } from './verbs.js';
import { version } from './version.js';

/** What is known of a call when something breaks. */
export interface Call {
  readonly argv: readonly string[];
  /** The seed of the run, once the scenario has been read. */
  seed: string | undefined;
}

/**
 * Runs one command line, without the program's name. Returns the exit code and sets it on the process too; never throws.
 */
export async function main(argv: readonly string[], host: Host = processHost()): Promise<number> {
  const call: Call = { argv, seed: undefined };
  let code: number;
  try {
    code = await dispatch(call, host);
  } catch (error) {
    code = explain(error, call, host);
  }
  host.end(code);
  return code;
}

async function dispatch(call: Call, host: Host): Promise<number> {
  if (laterVerbs.includes(call.argv[0])) throw notYet(call.argv[0]);
  const { parseArguments } = await import('./arguments.js');
  const args = parseArguments(call.argv);
  const [first = ''] = args.words;
  if (laterVerbs.includes(first)) throw notYet(first);
  const verb = verbs.find(({ name }) => name !== '' && name === first) ?? runVerb;
  if (args.version) return answer(host, `${version()}\n`);
  if (args.help || first === 'help') return answer(host, (await import('./help.js')).help(verb));
  const words = verb === runVerb ? args.words : args.words.slice(1);
  verb.check(words);
  checkOptions(args, verb);
  const command = await verb.load();
  return command({ ...args, words }, call, host);
}

const notYet = (verb: string): UsageError => new UsageError(`${verb} is not supported yet`);

/** An option of another verb. */
function checkOptions({ given }: Arguments, verb: Verb): void {
  const foreign = given.find((name) => !verb.options.includes(name) && !commonOptions.includes(name));
  if (foreign === undefined) return;
  const takers = verbs.filter(({ options }) => options.includes(foreign)).map(callOf);
  throw new UsageError(`${callOf(verb)} takes no --${foreign}; it is for ${takers.join(', ')}`);
}

async function answer(host: Host, text: string): Promise<number> {
  await host.answer(text);
  return exitCode.fine;
}

/** One line for the user: what is theirs to mend with exit code 2, what is ours with 70. */
function explain(error: unknown, call: Call, host: Host): number {
  if (error instanceof UsageError) return wrongInput(host, error.message);
  if (error instanceof RunLimitExceeded) return wrongInput(host, `the run would not end: ${error.message}`);
  if (isSystemError(error)) return wrongInput(host, systemErrorText(error));
  const message = error instanceof Error ? error.message : String(error);
  const what = error instanceof Defect ? message : `${error instanceof Error ? error.name : 'Error'}: ${message}`;
  host.tell(
    `simulate: a defect of this program, not of your file: ${oneLine(what)}; to see it again: ${again(call)}\n`,
  );
  if (host.debug && error instanceof Error) host.tell(`${error.stack ?? ''}\n`);
  return exitCode.defect;
}

function wrongInput(host: Host, message: string): number {
  host.tell(`simulate: ${oneLine(message)}\n`);
  return exitCode.wrongInput;
}

const oneLine = (text: string): string => text.replaceAll(/\s*\n\s*/g, ' ');

function again({ argv, seed }: Call): string {
  const seeded = seed === undefined || argv.some((arg) => arg.startsWith('--seed')) ? argv : [...argv, '--seed', seed];
  const quoted = seeded.map((arg) => (/^[\w@%+=:,./-]+$/.test(arg) ? arg : `'${arg.replaceAll("'", `'\\''`)}'`));
  return `simulate ${quoted.join(' ')} (version ${version()}, Node.js ${process.version})`;
}

const isSystemError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'syscall' in error && typeof (error as NodeJS.ErrnoException).code === 'string';

const reasons: Readonly<Partial<Record<string, string>>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ENOENT: 'there is no such file or directory',
  EISDIR: 'it is a directory, not a file',
  ENOTDIR: 'a part of the path is no directory',
  ELOOP: 'its symbolic links go round in circles',
  ENAMETOOLONG: 'the name is too long',
  ENOSPC: 'no space is left on the device',
  EROFS: 'the file system is read-only',
  EIO: 'the device reports an error',
  EPIPE: 'the reader has gone away',
};

const systemErrorText = ({ code = '', syscall = '', path, message }: NodeJS.ErrnoException): string =>
  `cannot ${syscall} ${path ?? 'the output'}: ${reasons[code] ?? message}`;
