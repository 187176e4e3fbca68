import { resolve } from 'node:path';
import { z } from 'zod';
import { Refusal } from './refusal.ts';

const url = (protocols: RegExp, example: string) =>
  z.url({ protocol: protocols, error: `must be an address like ${example}` }).optional();

/** What the environment may set. An empty value counts as not set. */
const schema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
  /** 0 takes any free port. */
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a port number from 0 to 65535')
    .transform(Number)
    .refine((port) => port <= 65_535, 'must be a port number from 0 to 65535')
    .default(3000),
  /** Address to listen on: 127.0.0.1 serves this machine alone, 0.0.0.0 everybody. */
  HOST: z.string().default('127.0.0.1'),
  /** Folder of the embedded database, its backups, the demo password and the command socket. */
  DATA_DIR: z
    .string()
    .default('data')
    .transform((folder) => resolve(folder)),
  /** A Postgres server instead of the embedded database. */
  DATABASE_URL: url(/^postgres(ql)?$/, 'postgres://user:password@host:5432/quarterdeck'),
  /** Joins several processes, which then share one DATABASE_URL. */
  REDIS_URL: url(/^rediss?$/, 'redis://host:6379'),
  /** Where people reach the server when that isn't http://HOST:PORT, for instance behind a proxy that ends TLS. */
  PUBLIC_URL: url(/^https?$/, 'https://board.example.com').transform((value) => value && new URL(value).origin),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('warn'),
  /** Whoever sends it as a bearer token may read /metrics; while it is not set, only this machine may. */
  METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  TLDRAW_LICENSE_KEY: z.string().optional(),
});

/** The names of all settings. */
export const ENV_NAMES: readonly string[] = Object.keys(schema.shape);

export interface Env extends z.infer<typeof schema> {}

/** Checks the environment. Throws a Refusal that names every bad value in one line. */
export function readEnv(source: Readonly<Record<string, string | undefined>> = process.env): Env {
  const set = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''));
  const result = schema.safeParse(set);
  if (!result.success) {
    const faults = result.error.issues.map(({ path, message }) => {
      const name = path.join('.');
      // Addresses may hold a password; it belongs in no log, and neither does a token.
      const given = /_(URL|TOKEN)$/.test(name) ? '' : ` (it is ${JSON.stringify(set[name])})`;
      return `${name} ${plain(message)}${given}`;
    });
    throw new Refusal(`Bad setting: ${faults.join('; ')}.`);
  }
  if (result.data.REDIS_URL && !result.data.DATABASE_URL) {
    throw new Refusal(
      'Bad setting: REDIS_URL joins several processes, which the embedded database can not serve: set DATABASE_URL too.',
    );
  }
  return result.data;
}

/** Zod's "Invalid option: expected one of ..." as the rest of a sentence. */
function plain(message: string): string {
  return message.replace(/^Invalid option: expected one of (.*)$/, (_, options: string) => {
    return `must be one of ${options.replaceAll('"', '').replaceAll('|', ', ')}`;
  });
}
