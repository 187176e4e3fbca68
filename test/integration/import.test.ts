import { randomUUID } from 'node:crypto';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localFiles } from '#server/command-line/local-files.ts';
import { runCommand } from '#server/command-line/run-command.ts';
import { readEnv } from '#server/env.ts';
import { createServices, type Services } from '#server/services.ts';
import { openBoard } from '#shared/board/board-doc.ts';
import type { BoardView } from '#shared/board/board-view.ts';
import { createBoardProjection } from '#shared/board/projection.ts';
import { blankPlan } from '#shared/board/templates/blank-plan.ts';
import { MAX_IMPORT_BYTES } from '#shared/import/import-limits.ts';
import { NO_OPTIONS } from '#shared/import/import-options.ts';
import { kubernetesPlan } from '#test/fixtures/kubernetes-plan.ts';
import { openTestDatabase, type TestDatabase } from '#test/fixtures/test-database.ts';

const PLAN =
  'Key,Title,Team,Start,End,Depends on\nP-1,Ledger,Payments,2027-01-04,2027-03-31,\nP-2,Payouts,payments,,,P-1\n';
const bytes = (text: string) => new TextEncoder().encode(text);
const fileOf = (text: string) => ({ bytes: bytes(text), options: NO_OPTIONS });

describe('imports', () => {
  let database: TestDatabase;
  let services: Services;
  let orgId: string;
  const log = pino({ level: 'silent' });
  beforeAll(async () => {
    database = await openTestDatabase();
    const env = readEnv({ NODE_ENV: 'test' });
    services = await createServices({ db: database.db, env, log, now: () => new Date(), newId: randomUUID });
    const made = await services.organisations.create({ name: 'Meridian', ownerId: null });
    if (!made.ok) throw new Error(JSON.stringify(made.errors));
    orgId = made.orgId;
    await services.organisations.teams.create(orgId, { name: 'Payments', colour: '#123456', lead: 'Ines' });
  });
  afterAll(async () => {
    await services.stop();
    await database.close();
  });

  async function emptyBoard(): Promise<string> {
    const ctx = { actor: null, now: new Date().toISOString(), newId: randomUUID };
    const initialUpdate = blankPlan({ quarter: null, teams: [] }, ctx);
    const created = await services.boards.create({ orgId, title: 'Plan', createdBy: null, initialUpdate });
    if (!created.ok) throw new Error(JSON.stringify(created.errors));
    return created.boardId;
  }

  const viewOf = (boardId: string): Promise<BoardView> =>
    services.rooms.read(boardId, (doc) => createBoardProjection(openBoard(doc)).view());

  async function headOf(boardId: string): Promise<number> {
    const { rows } = await database.pool.query('select head_seq from board_docs where id = $1', [boardId]);
    return Number(rows[0]?.head_seq);
  }

  const command = (...argv: string[]) => runCommand(services, argv, localFiles('.'));

  it('look first and write nothing, then write all of it as one update that is there after a restart', async () => {
    const boardId = await emptyBoard();
    const before = await headOf(boardId);
    const preview = await services.imports.preview(boardId, fileOf(PLAN));
    expect(preview).toMatchObject({ ok: true, creates: 2, teams: ['Payments'], links: 1, errors: 0 });
    expect(await headOf(boardId)).toBe(before);

    const { done, summary } = await services.imports.run(boardId, fileOf(PLAN), null);
    expect({ done, summary }).toEqual({ done: true, summary: preview });
    expect(await headOf(boardId)).toBe(before + 1);
    const [team] = (await viewOf(boardId)).teams.list;
    const [orgTeam] = await services.organisations.teams.list(orgId);
    expect(team).toMatchObject({ name: 'Payments', colour: '#123456', orgTeamId: orgTeam?.id });

    const again = await services.imports.run(boardId, fileOf(PLAN), null);
    expect(again.summary).toMatchObject({ creates: 0, updates: 0, unchanged: 2, links: 0 });
    expect(await headOf(boardId)).toBe(before + 1);
  });

  it('write nothing when anything is wrong', async () => {
    const boardId = await emptyBoard();
    const before = await headOf(boardId);
    const bad = `${PLAN}P-3,Late,Payments,31/02/2027,,\n`;
    const { done, summary } = await services.imports.run(boardId, fileOf(bad), null);
    expect(done).toBe(false);
    expect(summary.issues[0]).toMatchObject({ severity: 'error', row: 4, column: 'Start' });
    expect(await headOf(boardId)).toBe(before);
    expect((await viewOf(boardId)).initiatives.list).toEqual([]);
  });

  it('refuse what is too large or no text, by name', async () => {
    const boardId = await emptyBoard();
    const message = async (content: Uint8Array) =>
      (await services.imports.preview(boardId, { bytes: content, options: NO_OPTIONS })).issues[0]?.message;
    expect(await message(new Uint8Array(MAX_IMPORT_BYTES + 1).fill(65))).toContain('larger than 10 MB');
    expect(await message(bytes('PK\u0003\u0004'))).toContain('.xlsx');
    expect(await message(new Uint8Array([84, 0, 1, 2]))).toContain('binary');
    expect(await message(new Uint8Array())).toBe('The file is empty.');
  });

  it('make a board from a file, and none from a bad one', async () => {
    const made = await services.imports.runNew({ orgId, title: 'From a file', actorId: null }, fileOf(PLAN));
    expect(made.done).toBe(true);
    const view = await viewOf(made.boardId ?? '');
    expect(view.initiatives.list.map(({ key }) => key)).toEqual(['P-1', 'P-2']);
    const boards = (await services.boards.list(orgId)).length;
    const refused = await services.imports.runNew({ orgId, title: 'Bad', actorId: null }, fileOf('Nothing\n1\n'));
    expect(refused).toMatchObject({ done: false, boardId: null });
    expect(await services.boards.list(orgId)).toHaveLength(boards);
  });

  const plan = kubernetesPlan();
  it.skipIf(plan === null)('read the plan of Kubernetes by the command line, twice', async () => {
    const boardId = await emptyBoard();
    const argv = ['board', 'import', '--board', boardId, plan ?? '', '--team', 'sig-arch=sig-architecture'];
    const dry = await command(...argv, '--dry-run', '--json');
    expect({ exitCode: dry.exitCode, ...JSON.parse(dry.stdout) }).toMatchObject({
      ...{ exitCode: 0, id: boardId, done: false, creates: 468, stageCreates: 1151, links: 226, errors: 0 },
    });
    const run = await command(...argv);
    expect(run.exitCode).toBe(0);
    expect(run.stdout).toContain('468 new, 0 changed, 0 as they were');
    expect(run.stderr).toContain('"sig-scheduler" is a new team and much like "sig-scheduling"');

    const view = await viewOf(boardId);
    expect(view.initiatives.list).toHaveLength(468);
    expect(view.initiatives.list[0]).toMatchObject({
      key: 'KEP-19',
      start: '2016-09-26',
      end: '2021-04-08',
      status: 'done',
    });
    expect(view.milestones.list).toHaveLength(1151);
    expect(view.milestones.list.find(({ key }) => key === 'KEP-24/Stable')).toMatchObject({ date: '2024-08-13' });
    expect(view.dependencies.list).toHaveLength(226);
    expect(view.teams.list.map(({ name }) => name)).not.toContain('sig-arch');
    expect(view.problems.filter(({ type }) => type !== 'cycle')).toEqual([]);

    const head = await headOf(boardId);
    expect((await command(...argv)).stdout).toContain('0 new, 0 changed, 468 as they were');
    expect(await headOf(boardId)).toBe(head);
  });

  it('answer a command with what is wrong, on stderr', async () => {
    const boardId = await emptyBoard();
    const run = (text: string, ...rest: string[]) =>
      runCommand(services, ['board', 'import', '--board', boardId, 'plan.csv', ...rest], {
        ...localFiles('.'),
        readFile: async () => bytes(text),
      });
    const bad = await run('Key,Title,Start\n1,A,31/02/2026\n1,B,\n');
    expect(bad).toMatchObject({ exitCode: 1, stdout: '' });
    expect(bad.stderr).toBe(
      [
        'quarterdeck: plan.csv was not imported; nothing was written:',
        '  Row 2, column "Start": "31/02/2026" is not a date: February 2026 has no day 31.',
        '  Row 3, column "Key": the key "1" is in row 2 already.\n',
      ].join('\n'),
    );
    expect((await run('A,B\n1,2\n', '--map', 'A=colour')).stderr).toContain('"colour" is no field');
    expect((await run('A,B\nLedger,P-1\n', '--map', 'A=title', '--map', 'B=key')).exitCode).toBe(0);
    expect((await viewOf(boardId)).initiatives.list).toMatchObject([{ title: 'Ledger', key: 'P-1' }]);
    expect((await command('board', 'import', '--board', 'nope', 'x.csv')).stderr).toContain('there is no board nope');
  });
});
