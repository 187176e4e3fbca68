import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { ServerBuild } from '@remix-run/node';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { handleError } from '#app/entry.server.tsx';
import { readEnv } from '#server/env.ts';
import { createApp } from '#server/http/app.ts';
import { createHttpServer, type HttpServer } from '#server/http/http-server.ts';
import { createLogger } from '#server/logger.ts';
import { createServices, type Services } from '#server/services.ts';
import { blankPlan } from '#shared/board/templates/blank-plan.ts';
import { openTestDatabase, type TestDatabase } from '#test/fixtures/test-database.ts';

const SECRETS = ['Project Narwhal', 'cookie-of-ana', 'token-in-query', 'token-of-invite', 'ana@example.com'];

describe('the log', () => {
  let database: TestDatabase;
  let services: Services;
  let http: HttpServer;
  let url: string;
  const lines: string[] = [];
  const entries = () => lines.map((line): Record<string, unknown> => JSON.parse(line));

  /** One route, whose loader runs a query that fails with what the request brought in its parameters. */
  function failingBuild(): ServerBuild {
    const loader = async ({ request: asked, params }: { request: Request; params: Record<string, string> }) => {
      const title = asked.headers.get('x-title');
      const org = new URL(asked.url).searchParams.get('token');
      await database.db.execute(sql`insert into boards (id, org_id, title) values (${params.token}, ${org}, ${title})`);
      return null;
    };
    const route = { id: 'fail', path: 'invite/:token', module: { loader } as never };
    const build: Partial<ServerBuild> = {
      entry: { module: { default: () => new Response(), handleError } },
      routes: { fail: route },
      future: {} as ServerBuild['future'],
      basename: '/',
      publicPath: '/',
      assetsBuildDirectory: '',
      isSpaMode: false,
    };
    return {
      ...build,
      assets: { entry: { imports: [], module: '' }, routes: {}, url: '', version: '' },
    } as ServerBuild;
  }

  beforeAll(async () => {
    database = await openTestDatabase();
    const env = readEnv({ NODE_ENV: 'test' });
    const log = createLogger('info', { write: (line) => lines.push(line) });
    services = await createServices({ db: database.db, env, log, now: () => new Date(), newId: randomUUID });
    http = createHttpServer();
    const app = createApp({
      env,
      services,
      log,
      pages: { mode: 'production', build: failingBuild(), clientFolder: null },
    });
    http.serve(app, services.rooms.handleUpgrade);
    const { port } = await http.listen(0, '127.0.0.1');
    url = `http://127.0.0.1:${port}`;
  });
  afterAll(async () => {
    await http.close();
    await services.stop();
    await database.close();
  });

  it('names a failed request by the id on its answer, and has nothing of what people wrote', async () => {
    const answer = await fetch(`${url}/invite/token-of-invite?token=token-in-query`, {
      headers: { 'x-request-id': 'from-proxy-1', 'x-title': 'Project Narwhal', cookie: 'session=cookie-of-ana' },
    });
    expect([answer.status, answer.headers.get('x-request-id')]).toEqual([500, 'from-proxy-1']);
    const [failed, answered, ...more] = entries().filter(({ requestId }) => requestId === 'from-proxy-1');
    expect(more).toEqual([]);
    expect(failed).toMatchObject({ level: 50, msg: 'A request failed', path: '/invite/:token' });
    expect(failed?.err).toMatchObject({ cause: { code: '23503', table: 'boards' } });
    expect(answered).toMatchObject({ level: 30, method: 'GET', path: '/invite/:token', status: 500, pid: process.pid });
    for (const secret of SECRETS) expect(lines.join('')).not.toContain(secret);
  });

  it('gives a request an id of our own when it brought none, or one that could spoil the log', async () => {
    for (const given of ['', 'two words', 'x'.repeat(65)]) {
      const id = (await fetch(`${url}/nothing-here`, { headers: { 'x-request-id': given } })).headers.get(
        'x-request-id',
      );
      expect(id).toMatch(/^[0-9a-f-]{36}$/);
      expect(entries().filter(({ requestId }) => requestId === id)).toMatchObject([
        { path: '/nothing-here', msg: 'A request was answered' },
      ]);
    }
  });

  it('follows a socket from its request to its end', async () => {
    const made = await services.accounts.signUp({
      email: 'ana@example.com',
      name: 'Ana',
      password: 'a long enough password',
      organisation: 'Meridian',
    });
    if (!made.ok) throw new Error(JSON.stringify(made.errors));
    const cookie = made.cookie.split(';')[0] ?? '';
    const created = await services.boards.create({
      orgId: made.orgId,
      title: 'Project Narwhal',
      createdBy: made.userId,
      initialUpdate: blankPlan(
        { quarter: null, teams: [] },
        { actor: null, now: new Date().toISOString(), newId: randomUUID },
      ),
    });
    const boardId = created.ok ? created.boardId : '';
    const headers = { cookie, 'x-request-id': 'socket-1' };
    const ws = new WebSocket(`${url.replace('http', 'ws')}/sync/${boardId}?generation=1`, { headers });
    await once(ws, 'message');
    ws.close(1000);
    await once(ws, 'close');
    await expect.poll(() => entries().filter(({ connectionId }) => connectionId !== undefined).length).toBe(2);
    const [opened, closed] = entries().filter(({ connectionId }) => connectionId !== undefined);
    expect(opened).toMatchObject({ requestId: 'socket-1', userId: made.userId, boardId, docId: boardId });
    expect(closed).toMatchObject({ connectionId: opened?.connectionId, userId: made.userId, boardId, code: 1000 });
    for (const secret of [...SECRETS, cookie.split('=')[1] ?? '']) expect(lines.join('')).not.toContain(secret);
  });
});
