import { basename } from 'node:path';
import type { Arguments } from '../arguments.js';
import { countOption } from '../count-option.js';
import { exitCode } from '../exit-code.js';
import type { Host } from '../host.js';
import { interruptible } from '../interruption.js';
import type { Call } from '../main.js';
import { playgroundPages } from '../playground-files.js';
import { readPlayground } from '../playground-scenario.js';
import { startPlaygroundServer } from '../playground-server.js';
import { UsageError } from '../usage-error.js';
import { version } from '../version.js';
import { watchFiles } from '../watch-files.js';

const LOOPBACK = '127.0.0.1';
const PORT = '4747';
const MOST_PORT = 65_535;

/** `simulate playground scenario.yaml`: serves a page in which the engine runs, until somebody stops it. */
export async function playground(args: Arguments, _call: Call, host: Host): Promise<number> {
  const [path] = args.words;
  if (path === '-') throw new UsageError('playground reads a file, which it can read again when it changes; not stdin');
  const address = args.one('host') ?? LOOPBACK;
  const port = countOption('port', args.one('port') ?? PORT, 0, MOST_PORT);
  const set = args.seed === undefined ? args.set : [...args.set, `seed=${JSON.stringify(args.seed)}`];
  const { paths } = readPlayground(path, basename(path), set);
  const watch = watchFiles(() => {
    server.tellChange();
  });
  const pages = playgroundPages(() => {
    const read = readPlayground(path, basename(path), set);
    watch.follow(read.paths);
    return { version: version(), isLive: true, scenarios: [read.scenario] };
  });
  const server = await startPlaygroundServer({ host: address, port }, pages);
  watch.follow(paths);
  try {
    await host.answer(`${server.url}\n`);
    host.tell(`simulate: the playground of ${path}; it reads the file again when it changes. Ctrl+C ends it.\n`);
    if (!isLoopback(address)) host.tell(`simulate: whoever reaches ${address} can read the scenario\n`);
    await interruptible(
      (signal) =>
        new Promise<void>((resolve) => {
          signal.addEventListener('abort', () => {
            resolve();
          });
        }),
    );
  } finally {
    watch.close();
    await server.close();
  }
  return exitCode.fine;
}

const isLoopback = (address: string): boolean =>
  address === 'localhost' || address === '::1' || address.startsWith('127.');
