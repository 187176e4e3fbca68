import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { chmod, chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { openDatabase } from '#server/db/client.ts';
import { migrate } from '#server/db/migrate.ts';
import { freePort, runAsPostgres } from './run-program.ts';

const VERSIONS = '/usr/lib/postgresql';

export interface PostgresService {
  /** Makes an empty, migrated database and returns its address. */
  createDatabase(): Promise<string>;
  /** Settings that say how durable a commit is. */
  durability(): Promise<string>;
  /** A process of the server, to find its CPU by; `null` when it runs elsewhere. */
  backendPid(): Promise<number | null>;
  stop(): Promise<void>;
}

/** The Postgres of BENCH_DATABASE_URL, or one of our own in a temporary folder; `null` when there is neither. */
export async function startPostgres(): Promise<PostgresService | null> {
  const given = process.env.BENCH_DATABASE_URL;
  if (given) return withPostgres(given, () => Promise.resolve());
  const bin = newestPostgres();
  if (!bin) return null;
  const folder = await mkdtemp(join(tmpdir(), 'quarterdeck-bench-pg-'));
  await chmod(folder, 0o755);
  if (userInfo().uid === 0) await chown(folder, await idOf('-u'), await idOf('-g'));
  const data = join(folder, 'data');
  const port = await freePort();
  await runAsPostgres(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'bench', '-A', 'trust', '-E', 'UTF8', '--no-locale'],
    folder,
  );
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${folder} -c max_connections=100`;
  const log = join(folder, 'log');
  await runAsPostgres(join(bin, 'pg_ctl'), ['-D', data, '-w', '-l', log, '-o', options, 'start'], folder);
  return withPostgres(`postgres://bench@127.0.0.1:${port}/postgres`, async () => {
    await runAsPostgres(join(bin, 'pg_ctl'), ['-D', data, '-m', 'immediate', 'stop'], folder);
    await rm(folder, { recursive: true, force: true });
  });
}

function newestPostgres(): string | null {
  if (!existsSync(VERSIONS)) return null;
  const [newest] = readdirSync(VERSIONS).sort((a, b) => Number(b) - Number(a));
  const bin = join(VERSIONS, newest ?? '', 'bin');
  return existsSync(join(bin, 'initdb')) ? bin : null;
}

async function idOf(flag: '-u' | '-g'): Promise<number> {
  const { stdout } = await promisify(execFile)('id', [flag, 'postgres']);
  return Number(stdout);
}

async function withPostgres(server: string, stop: () => Promise<void>): Promise<PostgresService> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  const made: string[] = [];
  const template = await makeTemplate();
  const isHere = ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(server).hostname);
  const one = async (statement: string) => Object.values((await client.query(statement)).rows[0] ?? {})[0];

  function addressOf(name: string): string {
    const address = new URL(server);
    address.pathname = `/${name}`;
    return address.toString();
  }

  async function create(from: string): Promise<string> {
    const name = `quarterdeck_bench_${randomBytes(6).toString('hex')}`;
    await client.query(`create database ${name} ${from}`);
    made.push(name);
    return name;
  }

  async function makeTemplate(): Promise<string> {
    const name = await create('');
    const { pool, close } = await openDatabase({ url: addressOf(name) });
    await migrate(pool);
    await close();
    return name;
  }

  return {
    createDatabase: async () => addressOf(await create(`template ${template}`)),
    async durability() {
      const settings = ['fsync', 'synchronous_commit'];
      return (await Promise.all(settings.map(async (name) => `${name} ${await one(`show ${name}`)}`))).join(', ');
    },
    backendPid: async () => (isHere ? Number(await one('select pg_backend_pid()')) : null),
    async stop() {
      for (const name of made) await client.query(`drop database if exists ${name} with (force)`);
      await client.end();
      await stop();
    },
  };
}
