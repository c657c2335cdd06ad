import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connectedPrograms, connectQueue } from '../../src/sweep/queue/connect.js';
import { QueueError } from '../../src/sweep/queue/queue-error.js';
import { startRedis, type TestRedis } from './redis.js';

let redis: TestRedis;
beforeAll(async () => {
  redis = await startRedis();
}, 180_000);
afterAll(async () => {
  await redis.remove();
});

it('gives up a Redis that stays away, and not before', async () => {
  const told: string[] = [];
  const place = { url: redis.url, program: '1', tell: (text: string) => told.push(text) };
  const connection = await connectQueue(place, 'sweep', 400);
  let error: unknown;
  connection.lost.catch((reason: unknown) => (error = reason));
  await redis.kill();
  await redis.start();
  await connection.redis.ping();
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(error).toBeUndefined();
  await redis.kill();
  await expect(connection.lost).rejects.toThrow(QueueError);
  await expect(connection.lost).rejects.toThrow(/lost the connection to Redis at redis:\S+: connect ECONNREFUSED/);
  connection.close();
  expect(told.map((text) => text.replace(/redis:\S+?(?=;| is)/, 'R'))).toEqual([
    'lost the connection to Redis at R; trying again',
    'Redis at R is back',
    'lost the connection to Redis at R; trying again',
  ]);
  await redis.start();
});

it('sees who is connected, by role and version', async () => {
  const connect = (program: string, role: 'sweep' | 'worker') =>
    connectQueue({ url: redis.url, program, tell: () => undefined }, role, Infinity);
  const connections = await Promise.all([
    connect('1.0.0+a', 'worker'),
    connect('2.0.0+b', 'worker'),
    connect('3', 'sweep'),
  ]);
  const [{ redis: client }] = connections;
  expect([...(await connectedPrograms(client, 'worker'))].sort()).toEqual(['1.0.0+a', '2.0.0+b']);
  expect(await connectedPrograms(client, 'sweep')).toEqual(['3']);
  for (const connection of connections) connection.close();
  const other = new Redis(redis.url);
  expect(await connectedPrograms(other, 'worker')).toEqual([]);
  other.disconnect();
});
