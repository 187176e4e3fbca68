import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAX_IMPORT_BYTES, TOO_LARGE } from '#shared/import/import-limits.ts';
import { runProgram, type SpawnedServer, spawnServer } from '#test/fixtures/spawn-server.ts';

const PASSWORD = 'correct horse';
const PLAN = 'Key,Title,Team,Start,End\nP-1,Ledger,Payments,2027-01-04,2027-03-31\n';
const PEOPLE = [
  ['ada', 'Acme', 'owner'],
  ['vic', 'Acme', 'viewer'],
  ['eve', 'Elsewhere', 'owner'],
] as const;

// The first program that runs builds, when the sources changed.
describe('a plan that is sent over HTTP', { timeout: 180_000 }, () => {
  let dataDir: string;
  let server: SpawnedServer;
  let board: string;
  /** Where a file is sent to: as the page of the board sends it, and for a board that is not there yet. */
  let intoBoard: string;
  let asNewBoard: string;
  const cookies: Record<string, string> = {};

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'quarterdeck-import-'));
    const run = async (...args: string[]) => {
      const ended = await runProgram('quarterdeck.mjs', [...args, '--json'], { DATA_DIR: dataDir });
      expect(ended).toMatchObject({ code: 0, stderr: '' });
      return JSON.parse(ended.stdout);
    };
    for (const [name, org, role] of PEOPLE) {
      const account = ['--email', `${name}@example.com`, '--password', PASSWORD, '--org', org, '--role', role];
      await run('user', 'add', ...account);
    }
    ({ id: board } = await run('board', 'create', '--org', 'Acme', '--title', 'Plan'));
    server = await spawnServer({ DATA_DIR: dataDir });
    let home = '';
    for (const [name] of PEOPLE) {
      const body = new URLSearchParams({ email: `${name}@example.com`, password: PASSWORD });
      const signedIn = await fetch(`${server.url}/sign-in`, { method: 'POST', body, redirect: 'manual' });
      cookies[name] = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
      const start = await fetch(server.url, { headers: { cookie: cookies[name] } });
      if (name === 'ada') home = /\/o\/[^/]+/.exec(start.url)?.[0] ?? '';
    }
    intoBoard = `/b/${board}/import.data`;
    asNewBoard = `${home}/boards/import`;
  }, 180_000);
  afterAll(async () => {
    await server?.end('SIGTERM');
    await rm(dataDir, { recursive: true, force: true });
  });

  const send = (path: string, body: BodyInit, who = 'ada', headers: Record<string, string> = {}) =>
    fetch(`${server.url}${path}`, {
      method: 'POST',
      body,
      headers: { cookie: cookies[who] ?? '', origin: server.url, ...headers },
      redirect: 'manual',
    });
  const form = (file: BlobPart | null, fields: Record<string, string> = {}) => {
    const body = new FormData();
    for (const [name, value] of Object.entries({ intent: 'run', title: 'Imported', ...fields })) body.set(name, value);
    if (file !== null) body.set('file', new Blob([file]), 'plan.csv');
    return body;
  };
  /** What a page is answered and what a program is: both have the words in them, in formats of their own. */
  const told = async (answer: Response) => ({ status: answer.status, says: await answer.text() });
  const both = () => [intoBoard, asNewBoard];

  const words = (text: string) => expect.stringContaining(text);

  it('is imported, and the answer names the board', async () => {
    expect(await told(await send(intoBoard, form(PLAN)))).toEqual({ status: 200, says: words(board) });
    const made = await send(asNewBoard, form(PLAN));
    expect([made.status, (await made.json()).boardId]).toEqual([200, expect.stringMatching(/^[\w-]{8,}$/)]);
  });

  it('is not understood without a file, a form, or a way to read it: 400, with words', async () => {
    const noFile = { status: 400, says: words('No file came with the request.') };
    for (const path of both()) {
      expect(await told(await send(path, form(null)))).toEqual(noFile);
      expect(await told(await send(path, form(PLAN, { options: '{"columns":7}' })))).toEqual({
        status: 400,
        says: words('The way the columns are to be read is not understood.'),
      });
      for (const type of ['application/json', 'text/csv', 'multipart/form-data', 'multipart/form-data; boundary=x']) {
        expect(await told(await send(path, '--x\r\nContent', 'ada', { 'content-type': type })), type).toEqual(noFile);
      }
    }
  });

  it('is refused above 10 MB: 413 by its announced length, 422 where only reading it shows', async () => {
    const slightly = new Uint8Array(MAX_IMPORT_BYTES + 1).fill(65);
    const far = new Uint8Array(MAX_IMPORT_BYTES + 2 ** 20).fill(65);
    for (const path of both()) {
      expect(await told(await send(path, form(far)))).toEqual({ status: 413, says: words(TOO_LARGE) });
      expect(await told(await send(path, form(slightly)))).toEqual({ status: 422, says: words(TOO_LARGE) });
    }
  });

  it('with errors in it is not imported: 422, with words; a look at it is no failure', async () => {
    const picture = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0xff, 0xfe]);
    const bad = [
      ['Key,Title,Start,End\nP-9,Ledger,2027-05-01,2027-03-31\n', 'P-9'],
      ['', 'The file is empty'],
      [picture, 'text'],
    ] as const;
    for (const path of both()) {
      for (const [file, said] of bad) {
        expect(await told(await send(path, form(file)))).toEqual({ status: 422, says: words(said) });
        const look = await told(await send(path, form(file, { intent: 'preview' })));
        expect(look).toEqual({ status: 200, says: words(said) });
      }
    }
  });

  it('comes from who may import alone: 401, 403 and 404 before anything of it is read', async () => {
    for (const path of both()) {
      expect([302, 401]).toContain((await send(path, form(PLAN), 'nobody')).status);
      expect((await send(path, form(PLAN), 'vic')).status).toBe(403);
      expect([403, 404]).toContain((await send(path, form(PLAN), 'eve')).status);
      const elsewhere = { origin: 'https://elsewhere.example' };
      expect((await send(path, form(PLAN), 'ada', elsewhere)).status).toBe(403);
    }
    const nowhere = intoBoard.replace(board, 'no-such-board');
    expect((await send(nowhere, form(PLAN))).status).toBe(404);
  });
});
