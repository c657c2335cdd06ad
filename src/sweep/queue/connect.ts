import type { Redis } from 'ioredis';
import { QueueError } from './queue-error.js';
import { PREFIX } from './queue-names.js';

/** Where the queue is, and who asks. */
export interface QueuePlace {
  /** `redis://host:port/database`, or `rediss:` for TLS; a user and a password may stand in it. */
  readonly url: string;
  /** The version of the program: others have another queue on the same Redis. */
  readonly program: string;
  /** Tells the user what happens. */
  readonly tell: (text: string) => void;
}

export interface QueueConnection {
  readonly redis: Redis;
  /** The address without its password. */
  readonly shown: string;
  /** Rejects with a QueueError once Redis has been away too long; never resolves. */
  readonly lost: Promise<never>;
  close(): void;
}

export type Role = 'sweep' | 'worker';

/** How long the first connection may take, and how long after a first refusal. */
const FIRST_MS = 5000;
const REFUSED_MS = 1000;
const SLOWEST_RETRY_MS = 2000;

/** @throws QueueError for what is no address of a Redis. */
function shownAddress(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !['redis:', 'rediss:'].includes(url.protocol) || url.hostname === '')
    throw new QueueError(`${text} is no address of a Redis; write redis://host:6379`);
  if (url.password !== '') url.password = '***';
  return url.href;
}

/**
 * Connects to Redis, and connects again whenever the connection is lost: what was asked meanwhile is asked then. After
 * `patienceMs` without one it gives up. Others see its role.
 * @throws QueueError if Redis cannot be reached at first.
 */
export async function connectQueue(
  { url, program, tell }: QueuePlace,
  role: Role,
  patienceMs: number,
): Promise<QueueConnection> {
  const shown = shownAddress(url);
  const { Redis: Client } = await import('ioredis');
  const redis = new Client(url, {
    connectionName: connectionName(role, program),
    // BullMQ's wish: commands wait for the connection.
    maxRetriesPerRequest: null,
    retryStrategy: (times) => Math.min(100 * 2 ** times, SLOWEST_RETRY_MS),
    connectTimeout: FIRST_MS,
  });
  const disconnect = withTwins(redis);
  let reason = 'it does not answer';
  redis.on('error', (error) => {
    reason = error.message;
  });
  if (!(await isReady(redis))) {
    disconnect();
    throw new QueueError(`cannot reach Redis at ${shown}: ${reason}`);
  }
  const { lost, forget } = watchLoss(redis, patienceMs, {
    away: () => {
      tell(`lost the connection to Redis at ${shown}; trying again`);
    },
    back: () => {
      tell(`Redis at ${shown} is back`);
    },
    gone: () => new QueueError(`lost the connection to Redis at ${shown}: ${reason}`),
  });
  return {
    redis,
    shown,
    lost,
    close() {
      forget();
      disconnect();
    },
  };
}

/** Ends the connection, and those that BullMQ has made after its image: each would try again for ever. */
function withTwins(redis: Redis): () => void {
  const all = [redis];
  const duplicate = redis.duplicate.bind(redis);
  redis.duplicate = (options) => {
    const twin = duplicate(options);
    all.push(twin);
    return twin;
  };
  return () => {
    for (const each of all) each.disconnect();
  };
}

function isReady(redis: Redis): Promise<boolean> {
  return new Promise((resolve) => {
    const timers: NodeJS.Timeout[] = [];
    const end = (ready: boolean): void => {
      timers.forEach(clearTimeout);
      resolve(ready);
    };
    timers.push(setTimeout(end, FIRST_MS, false));
    redis.once('error', () => timers.push(setTimeout(end, REFUSED_MS, false)));
    redis.once('ready', () => {
      end(true);
    });
  });
}

interface LossWords {
  readonly away: () => void;
  readonly back: () => void;
  readonly gone: () => QueueError;
}

function watchLoss(
  redis: Redis,
  patienceMs: number,
  { away, back, gone }: LossWords,
): { readonly lost: Promise<never>; readonly forget: () => void } {
  let isAway = false;
  let timer: NodeJS.Timeout | undefined;
  const lost = new Promise<never>((_, reject) => {
    redis.on('close', () => {
      if (isAway) return;
      isAway = true;
      away();
      if (!Number.isFinite(patienceMs)) return;
      timer = setTimeout(() => {
        reject(gone());
      }, patienceMs);
    });
  });
  // It may be lost before anybody asks.
  lost.catch(() => undefined);
  redis.on('ready', () => {
    if (isAway) back();
    isAway = false;
    clearTimeout(timer);
  });
  return {
    lost,
    forget() {
      isAway = true;
      clearTimeout(timer);
    },
  };
}

const connectionName = (role: Role, program: string): string => `${PREFIX}:${role}:${program}`;

/** The versions of those that are connected in a role; each as often as it is. Empty where Redis does not tell. */
export async function connectedPrograms(redis: Redis, role: Role): Promise<readonly string[]> {
  const list = await redis.client('LIST').catch(() => '');
  const name = new RegExp(` name=${connectionName(role, '')}(\\S+) `, 'g');
  return Array.from(String(list).matchAll(name), ([, program]) => program);
}
