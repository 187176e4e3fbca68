import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { Redis } from 'ioredis';
import { freePort, startProgram } from './run-program.ts';

const PROGRAM = '/usr/bin/redis-server';

export interface RedisService {
  readonly url: string;
  stop(): Promise<void>;
}

/** The Redis of BENCH_REDIS_URL, or one of our own that stores nothing; `null` when there is neither. */
export async function startRedis(): Promise<RedisService | null> {
  const given = process.env.BENCH_REDIS_URL;
  if (given) return { url: given, stop: () => Promise.resolve() };
  if (!existsSync(PROGRAM)) return null;
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  const args = ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', tmpdir()];
  const program = startProgram(PROGRAM, args);
  const client = new Redis(url, { retryStrategy: () => 50, maxRetriesPerRequest: null });
  client.on('error', () => undefined);
  await client.ping();
  client.disconnect();
  return { url, stop: () => program.end() };
}
