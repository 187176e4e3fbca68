import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import type { ServerBuild } from '@remix-run/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEnv } from '#server/env.ts';
import { createApp } from '#server/http/app.ts';
import { createHttpServer, type HttpServer } from '#server/http/http-server.ts';
import { createLogger } from '#server/logger.ts';
import { createServices, type Services } from '#server/services.ts';
import { openTestDatabase, type TestDatabase } from '#test/fixtures/test-database.ts';

const SCRIPT = `export const answer = 42;${' '.repeat(2000)}`;

/** A Remix build of one route, which says what it was given. */
function smallBuild(): ServerBuild {
  const route = {
    default: () => null,
    loader: ({ context }: { context: { requestId: string; cspNonce: string; session: unknown } }) =>
      Response.json({ requestId: context.requestId, cspNonce: context.cspNonce, session: context.session }),
    action: async ({ request: sent }: { request: Request }) => new Response(`read ${(await sent.text()).length}`),
  };
  const build: Partial<ServerBuild> = {
    entry: { module: { default: () => new Response() } },
    routes: { 'routes/echo': { id: 'routes/echo', path: 'echo', module: { ...route, default: undefined } as never } },
    future: {} as ServerBuild['future'],
    basename: '/',
    publicPath: '/',
    assetsBuildDirectory: '',
    isSpaMode: false,
  };
  return { ...build, assets: { entry: { imports: [], module: '' }, routes: {}, url: '', version: '' } } as ServerBuild;
}

describe('the HTTP side', () => {
  let database: TestDatabase;
  let services: Services;
  let http: HttpServer;
  let url: string;
  let clientFolder: string;

  beforeAll(async () => {
    database = await openTestDatabase();
    const env = readEnv({ LOG_LEVEL: 'silent', NODE_ENV: 'test' });
    const log = createLogger('silent');
    services = await createServices({ db: database.db, env, log, now: () => new Date(), newId: () => 'id' });
    clientFolder = await mkdtemp(join(tmpdir(), 'quarterdeck-client-'));
    await mkdir(join(clientFolder, 'assets'));
    await writeFile(join(clientFolder, 'assets', 'app-1234.js'), SCRIPT);
    await writeFile(join(clientFolder, 'assets', 'app-1234.js.br'), brotliCompressSync(SCRIPT));
    http = createHttpServer();
    const app = createApp({ env, services, log, pages: { mode: 'production', build: smallBuild(), clientFolder } });
    http.serve(app, (_request, socket) => socket.end());
    const { port } = await http.listen(0, '127.0.0.1');
    url = `http://127.0.0.1:${port}`;
  });
  afterAll(async () => {
    await http.close();
    await services.stop();
    await database.close();
    await rm(clientFolder, { recursive: true });
  });

  it('says that it lives, that it can serve, and how it does', async () => {
    expect(await (await fetch(`${url}/healthz`)).text()).toBe('ok\n');
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    const metrics = await (await fetch(`${url}/metrics`)).text();
    expect(metrics).toContain('quarterdeck_http_request_duration_seconds_count{method="GET",status="200"} 2');
    expect(metrics).toContain('nodejs_eventloop_lag_seconds');
    const throughProxy = await fetch(`${url}/metrics`, { headers: { 'x-forwarded-for': '203.0.113.7' } });
    expect([throughProxy.status, await throughProxy.text()]).toEqual([
      403,
      expect.not.stringContaining('quarterdeck_'),
    ]);
  });

  it('gives each answer a nonce of its own, which its policy allows', async () => {
    const answers = await Promise.all([fetch(`${url}/echo`), fetch(`${url}/echo`)]);
    const [first, second] = await Promise.all(answers.map((answer) => answer.json()));
    expect(first.cspNonce).not.toBe(second.cspNonce);
    expect(first.session).toBeNull();
    expect(answers[0]?.headers.get('x-request-id')).toBe(first.requestId);
    const policy = answers[0]?.headers.get('content-security-policy');
    expect(policy).toContain(`script-src 'self' 'nonce-${first.cspNonce}';`);
    expect(policy).not.toContain("script-src 'self' 'unsafe");
    expect(answers[0]?.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('refuses writes that come from another site', async () => {
    const post = (headers: Record<string, string>) => fetch(`${url}/echo`, { method: 'POST', headers, body: 'hello' });
    const foreign = await post({ origin: 'https://evil.example' });
    expect([foreign.status, await foreign.text()]).toEqual([403, 'Refused: this request comes from another site.\n']);
    expect(await (await post({ origin: url })).text()).toBe('read 5');
    expect(await (await post({})).text()).toBe('read 5');
  });

  it('refuses bodies over 64 MB, announced or not', async () => {
    const send = async (headers: Record<string, string>, chunks: number) => {
      const sent = request(`${url}/echo`, { method: 'POST', headers, agent: false });
      const answered = once(sent, 'response');
      // The server may answer and hang up before all is sent: that is its right.
      sent.on('error', () => null);
      const chunk = Buffer.alloc(1024 * 1024);
      for (let i = 0; i < chunks; i++) if (!sent.write(chunk)) await Promise.race([once(sent, 'drain'), answered]);
      sent.end();
      const [response] = await answered;
      response.resume();
      return response.statusCode;
    };
    expect(await send({ 'content-length': String(70 * 1024 * 1024) }, 1)).toBe(413);
    expect(await send({ 'transfer-encoding': 'chunked' }, 66)).toBe(413);
    expect(await send({ 'transfer-encoding': 'chunked' }, 2)).toBe(200);
  });

  it('sends files compressed at build time, to be kept for ever', async () => {
    const sent = request(`${url}/assets/app-1234.js`, { headers: { 'accept-encoding': 'gzip, br' } });
    const answered = once(sent, 'response');
    sent.end();
    const [response] = await answered;
    const body = Buffer.concat(await response.toArray());
    expect(response.headers['content-encoding']).toBe('br');
    expect(response.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(brotliDecompressSync(body).toString()).toBe(SCRIPT);
    expect((await fetch(`${url}/assets/gone-1234.js`)).status).toBe(404);
    expect((await fetch(`${url}/assets/..%2f..%2fetc%2fpasswd`)).status).toBe(404);
  });

  it('answers 404 to websockets that are not for it', async () => {
    const headers = { connection: 'Upgrade', upgrade: 'websocket' };
    const sent = request(`${url}/elsewhere`, { headers });
    const answered = once(sent, 'response');
    sent.end();
    const [response] = await answered;
    expect(response.statusCode).toBe(404);
  });

  it('is not ready when the database does not answer', async () => {
    const failing = { ...services, checkReady: () => Promise.reject(new Error('away')) };
    const env = readEnv({ LOG_LEVEL: 'silent' });
    const pages = { mode: 'production', build: smallBuild(), clientFolder: null } as const;
    const app = createApp({ env, services: failing, log: createLogger('silent'), pages });
    expect((await app.request('/readyz')).status).toBe(503);
    expect((await app.request('/healthz')).status).toBe(200);
  });
});
