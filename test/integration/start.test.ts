import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '#server/db/client.ts';
import { databaseFolder } from '#server/db/open-configured-database.ts';
import { runProgram, type SpawnedServer, spawnServer } from '#test/fixtures/spawn-server.ts';
import { migratedTemplate } from '#test/fixtures/test-database.ts';

const ONE_LINE = /^quarterdeck: [^\n]+\n$/;

// The first start builds, when the sources changed.
describe('npm start', { timeout: 180_000 }, () => {
  let dataDir: string;
  let running: SpawnedServer[];
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'quarterdeck-start-'));
    running = [];
  });
  afterEach(async () => {
    for (const server of running) await server.end('SIGKILL');
    await rm(dataDir, { recursive: true, force: true });
  });

  const start = async (env: Record<string, string> = {}) => {
    const server = await spawnServer({ DATA_DIR: dataDir, ...env });
    running.push(server);
    return server;
  };
  const refused = async (env: Record<string, string>) => {
    const ended = await runProgram('start.mjs', [], { DATA_DIR: dataDir, PORT: '0', ...env });
    expect(ended).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(ONE_LINE) });
    return ended.stderr;
  };
  const signIn = async (url: string, password: string) => {
    const body = new URLSearchParams({ email: 'demo@quarterdeck.local', password });
    return fetch(`${url}/sign-in`, { method: 'POST', body, redirect: 'manual' });
  };

  it('makes a demo with a password of its own, keeps it, and ends cleanly', async () => {
    const first = await start();
    const password = /password: (\S+)/.exec(first.greeting)?.[1] ?? '';
    const file = join(dataDir, 'demo-password');
    expect(password.length).toBeGreaterThanOrEqual(16);
    expect((await readFile(file, 'utf8')).trim()).toBe(password);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(dataDir)).mode & 0o777).toBe(0o700);
    const answer = await signIn(first.url, password);
    expect(answer.status).toBeGreaterThanOrEqual(300);
    expect(answer.status).toBeLessThan(400);
    expect(answer.headers.get('set-cookie')).toMatch(/HttpOnly/i);
    expect(await first.end('SIGTERM')).toMatchObject({ code: 0, stderr: '' });
    expect(await readdir(join(dataDir, 'backups'))).toHaveLength(1);
    expect(await readdir(dataDir)).not.toContain('lock');

    const second = await start();
    expect(second.greeting).toContain(password);
    expect(await second.end('SIGINT')).toMatchObject({ code: 0, stderr: '' });
  });

  it('starts again on the data of a process that was killed', async () => {
    const first = await start();
    await first.end('SIGKILL');
    expect(await readdir(dataDir)).toContain('lock');
    const second = await start();
    expect(second.greeting).toContain('Quarterdeck is ready');
    const password = /password: (\S+)/.exec(second.greeting)?.[1] ?? '';
    expect((await signIn(second.url, password)).status).toBeLessThan(400);
    expect((await second.end('SIGTERM')).code).toBe(0);
  });

  it('refuses a data folder that another process holds, and names it', async () => {
    const first = await start();
    expect(await refused({})).toContain(`${dataDir} is in use by process ${first.pid} since `);
    expect((await fetch(`${first.url}/readyz`)).status).toBe(200);
  });

  it('refuses a database of a newer version', async () => {
    const template = await migratedTemplate();
    const opened = await openDatabase({ embedded: { dataDir: databaseFolder(dataDir), template } });
    await opened.pool.query("insert into drizzle.__drizzle_migrations(hash, created_at) values ('later', 9e12)");
    await opened.close();
    expect(await refused({})).toContain('The database is of a newer version of Quarterdeck (1 migration unknown');
    expect(await readdir(dataDir)).not.toContain('lock');
  });

  it.each([
    ['PORT', 'eighty', 'PORT must be a port number from 0 to 65535 (it is "eighty")'],
    ['DATABASE_URL', 'localhost:5432', 'DATABASE_URL must be an address like postgres://'],
    ['PUBLIC_URL', 'board', 'PUBLIC_URL must be an address like https://'],
    ['DATABASE_URL', 'postgres://nobody@127.0.0.1:1/none', 'The database 127.0.0.1:1/none of DATABASE_URL'],
    ['HOST', '203.0.113.7', 'is no address of this machine'],
  ])('refuses %s=%s', async (name, value, message) => {
    expect(await refused({ [name]: value })).toContain(message);
  });

  it('refuses a port that is taken', async () => {
    const other = createServer();
    await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening));
    const { port } = other.address() as { port: number };
    expect(await refused({ PORT: String(port) })).toContain(`Port ${port} of 127.0.0.1 is taken`);
    await new Promise((closed) => other.close(closed));
  });

  it('refuses a data folder that is a file', async () => {
    const file = join(dataDir, 'file');
    await writeFile(file, '');
    expect(await refused({ DATA_DIR: file })).toContain(`The data folder ${file} (DATA_DIR) can't be made`);
  });

  it('takes over a lock whose process number now belongs to another program', async () => {
    const first = await start();
    const lock = await readFile(join(dataDir, 'lock'), 'utf8');
    await first.end('SIGTERM');
    // This test process lives, but started at another moment than the lock says.
    await writeFile(join(dataDir, 'lock'), JSON.stringify({ ...JSON.parse(lock), pid: process.pid }));
    expect((await start()).greeting).toContain('Quarterdeck is ready');
  });
});
