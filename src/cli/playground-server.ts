import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { playgroundFiles } from '../report/playground/playground-data.js';
import { playgroundPolicy } from '../report/playground/playground-page.js';
import { isOwnHost } from './own-host.js';
import { UsageError } from './usage-error.js';

/** What a path of the server answers. */
export interface ServedFile {
  readonly type: string;
  /** Made anew for each request. */
  readonly text: () => string;
}

export interface PlaygroundServer {
  /** With the port that it has. */
  readonly url: string;
  /** Tells every open page that a file has changed. */
  readonly tellChange: () => void;
  readonly close: () => Promise<void>;
}

export interface ServerPlace {
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
}

const HEADERS = {
  'Content-Security-Policy': `${playgroundPolicy}; frame-ancestors 'none'`,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-store',
} as const;

/** Serves the files by their names, and no other. @throws UsageError when it cannot listen there. */
export async function startPlaygroundServer(
  { host, port }: ServerPlace,
  files: ReadonlyMap<string, ServedFile>,
): Promise<PlaygroundServer> {
  const listeners = new Set<ServerResponse>();
  let owned = port;
  const server = createServer((request, response) => {
    if (!isOwnHost(request.headers.host, owned, host)) refuse(response, 421, 'this server does not have that name');
    else if (request.method !== 'GET' && request.method !== 'HEAD') refuse(response, 405, 'only GET and HEAD');
    else answer(request, response, files, listeners);
  });
  await listen(server, { host, port });
  const address = server.address();
  if (typeof address === 'object' && address !== null) owned = address.port;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${owned}/`,
    tellChange() {
      for (const listener of listeners) listener.write('event: changed\ndata: \n\n');
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

const reasons: Readonly<Partial<Record<string, string>>> = {
  EADDRINUSE: 'something listens there already; take another with --port, or any free one with --port 0',
  EACCES: 'this user may not; take a port above 1023',
  EADDRNOTAVAIL: 'this machine has no such address',
  ENOTFOUND: 'there is no host of that name',
};

const listen = (server: Server, { host, port }: ServerPlace): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', ({ code = '', message }: NodeJS.ErrnoException) => {
      reject(new UsageError(`cannot listen on port ${port} of ${host}: ${reasons[code] ?? message}`));
    });
    server.listen(port, host, resolve);
  });

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  files: ReadonlyMap<string, ServedFile>,
  listeners: Set<ServerResponse>,
): void {
  const path = (request.url ?? '/').replace(/[?#].*$/s, '').slice(1);
  if (path === playgroundFiles.changes) {
    response.writeHead(200, { ...HEADERS, 'Content-Type': 'text/event-stream' }).flushHeaders();
    listeners.add(response);
    response.on('close', () => listeners.delete(response));
    return;
  }
  const file = files.get(path === '' ? playgroundFiles.page : path);
  if (file === undefined) {
    refuse(response, 404, 'there is nothing of that name');
    return;
  }
  let text: string;
  try {
    text = file.text();
  } catch (error) {
    // The file is gone, or cannot be read now: the next save may mend it.
    refuse(response, 503, error instanceof Error ? error.message : String(error));
    return;
  }
  response.writeHead(200, { ...HEADERS, 'Content-Type': file.type }).end(text);
}

function refuse(response: ServerResponse, code: number, reason: string): void {
  response.writeHead(code, { ...HEADERS, 'Content-Type': 'text/plain; charset=utf-8' }).end(`${reason}\n`);
}
