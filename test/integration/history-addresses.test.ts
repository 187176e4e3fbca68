import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runProgram, type SpawnedServer, spawnServer } from '#test/fixtures/spawn-server.ts';

/** What people, crawlers and broken links put where a version, a day or a text is expected. */
const GARBAGE = [
  '',
  '%00',
  'a%00b',
  '2027-13-45',
  '2027-02-30',
  '0000-00-00',
  '99999-01-01',
  'now%20or%20never',
  '..%2F..%2Fetc%2Fpasswd',
  "'%20or%201=1%20--",
  '%F0%9F%92%A5',
  '%ED%A0%80',
  '%E0%A4%A',
  '%3Cscript%3E',
  'x'.repeat(3000),
];

// The first program that runs builds, when the sources changed.
describe('addresses of the history', { timeout: 180_000 }, () => {
  let dataDir: string;
  let server: SpawnedServer;
  let base: string;
  const cookies: Record<string, string> = {};
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'quarterdeck-addresses-'));
    const run = async (...args: string[]) => {
      const ended = await runProgram('quarterdeck.mjs', [...args, '--json'], { DATA_DIR: dataDir });
      expect(ended).toMatchObject({ code: 0, stderr: '' });
      return JSON.parse(ended.stdout);
    };
    const password = 'correct horse';
    for (const [name, org] of [
      ['ada', 'Acme'],
      ['eve', 'Elsewhere'],
    ] as const)
      await run(
        'user',
        'add',
        '--email',
        `${name}@example.com`,
        '--password',
        password,
        '--org',
        org,
        '--role',
        'owner',
      );
    const board = await run('board', 'create', '--org', 'Acme', '--title', 'Plan 2027');
    server = await spawnServer({ DATA_DIR: dataDir });
    base = `${server.url}/b/${board.id}`;
    for (const name of ['ada', 'eve']) {
      const body = new URLSearchParams({ email: `${name}@example.com`, password });
      const signedIn = await fetch(`${server.url}/sign-in`, { method: 'POST', body, redirect: 'manual' });
      cookies[name] = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
    }
  }, 180_000);
  afterAll(async () => {
    await server?.end('SIGTERM');
    await rm(dataDir, { recursive: true, force: true });
  });

  const get = (path: string, who = 'ada') =>
    fetch(`${base}${path}`, { headers: { Cookie: cookies[who] ?? '' }, redirect: 'manual' });
  const noteVisit = (who: string) =>
    fetch(`${base}/visit`, { method: 'POST', headers: { Cookie: cookies[who] ?? '' }, redirect: 'manual' });

  const addresses = (garbage: string) => [
    `/history/version?which=${garbage}`,
    `/history/compare?from=${garbage}&to=now`,
    `/history/compare?from=now&to=${garbage}`,
    `/roadmap?since=${garbage}`,
    `/matrix?since=${garbage}`,
    `/history/report?from=${garbage}&to=${garbage}`,
    `/history/replay?from=${garbage}&at=${garbage}`,
    `/history/slips?of=${garbage}`,
    `/history/burn?from=${garbage}`,
    `/history/activity?since=${garbage}&who=${garbage}&text=${garbage}&kind=${garbage}`,
    `/activity/page?after=${garbage}&text=${garbage}&who=${garbage}&since=${garbage}&sort=${garbage}`,
    `/activity.csv?text=${garbage}&who=${garbage}`,
    `/versions?from=${garbage}`,
    `/other-items?q=${garbage}`,
    `/history/${garbage || 'none'}`,
    `/history/${garbage || 'none'}/roadmap`,
    `/history/${garbage || 'none'}/state`,
  ];

  it.each(GARBAGE)('are answered with a page or a reason, never with a failure of the server: %j', async (garbage) => {
    for (const address of addresses(garbage)) {
      const answer = await get(address);
      const text = await answer.text();
      expect([200, 204, 302, 400, 404], `${address}: ${answer.status} ${text.slice(0, 300)}`).toContain(answer.status);
    }
  });

  it('and forms are refused in the same way when they hold what no database keeps', async () => {
    const body = new URLSearchParams({ email: 'a\0da@example.com', password: 'wrong\0' });
    expect((await fetch(`${server.url}/sign-in`, { method: 'POST', body })).status).toBe(401);
    const orgs = await fetch(`${server.url}/`, { headers: { Cookie: cookies.ada ?? '' }, redirect: 'manual' });
    const org = orgs.headers.get('location')?.replace(/\/boards$/, '');
    for (const place of [
      { boardId: 'a\0b', id: 'x' },
      { boardId: base.split('/').at(-1), id: 'a\0b' },
    ]) {
      const options = {
        method: 'POST',
        headers: { Cookie: cookies.ada ?? '' },
        body: JSON.stringify({ type: 'mention-waits', ...place }),
      };
      expect((await fetch(`${server.url}${org}/updates/answer`, options)).status).toBe(400);
    }
    for (const path of ['/b/%00', '/b/%F0%9F%92%A5', '/o/%F0%9F%92%A5', '/o/%00/boards', '/invite/%00']) {
      const answer = await fetch(`${server.url}${path}`, {
        headers: { Cookie: cookies.ada ?? '' },
        redirect: 'manual',
      });
      expect([302, 400, 404], path).toContain(answer.status);
    }
  });

  it('say which version there is none of', async () => {
    const answer = await get('/history/version?which=nobody');
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('There is no version nobody');
  });

  it('note one visit of a person however many tabs say so at once', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => noteVisit('ada')));
    for (const answer of answers) {
      expect(answer.status).toBe(200);
      expect(await answer.json()).toBeNull();
    }
  });

  it('are for members of the organisation alone', async () => {
    expect((await noteVisit('nobody')).status).toBe(401);
    // To others the board is not there.
    expect([403, 404]).toContain((await noteVisit('eve')).status);
    for (const address of addresses('now').filter((path) => path !== '/history/now'))
      expect([403, 404], address).toContain((await get(address, 'eve')).status);
  });
});
