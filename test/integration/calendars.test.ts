import { randomUUID } from 'node:crypto';
import pino from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readEnv } from '#server/env.ts';
import { createServices, type Services } from '#server/services.ts';
import { openBoard } from '#shared/board/board-doc.ts';
import { setOwnCalendar } from '#shared/board/commands/calendar-commands.ts';
import { createBoardProjection } from '#shared/board/projection.ts';
import { DEFAULT_CALENDAR } from '#shared/board/records/board-meta.ts';
import { blankPlan } from '#shared/board/templates/blank-plan.ts';
import { openTestDatabase, type TestDatabase } from '#test/fixtures/test-database.ts';

const FOUR_DAYS = { workingWeekdays: [1, 2, 3, 4], holidays: ['2027-01-01', '2027-12-25'] };
const WEEKENDS = { workingWeekdays: [6, 7], holidays: [] };
const SUNDAYS_TOO = { workingWeekdays: [1, 2, 3, 4, 7], holidays: ['2027-05-01'] };

let database: TestDatabase;
let services: Services;
let orgId: string;
beforeAll(async () => {
  database = await openTestDatabase();
  const log = pino({ level: 'silent' });
  const env = readEnv({ NODE_ENV: 'test' });
  services = await createServices({ db: database.db, env, log, now: () => new Date(), newId: randomUUID });
  const made = await services.organisations.create({ name: 'Meridian', ownerId: null });
  if (!made.ok) throw new Error(JSON.stringify(made.errors));
  orgId = made.orgId;
});
afterAll(async () => {
  await services.stop();
  await database.close();
});

async function newBoard(): Promise<string> {
  const ctx = { actor: null, now: new Date().toISOString(), newId: randomUUID };
  const initialUpdate = blankPlan({ quarter: null, teams: [] }, ctx);
  const created = await services.boards.create({ orgId, title: 'Plan', createdBy: null, initialUpdate });
  if (!created.ok) throw new Error(JSON.stringify(created.errors));
  return created.boardId;
}

const calendarOf = (boardId: string) =>
  services.rooms.read(boardId, (doc) => createBoardProjection(openBoard(doc)).view().meta.calendar);

it('brings the calendar of an organisation to the boards that follow it, and to new ones', async () => {
  const [follower, own] = [await newBoard(), await newBoard()];
  expect(await services.calendars.of(orgId)).toEqual(DEFAULT_CALENDAR);
  await services.rooms.change(own, { actorId: null, origin: 'user' }, (doc) =>
    setOwnCalendar(openBoard(doc), { calendar: SUNDAYS_TOO }),
  );
  expect(await services.calendars.save(orgId, FOUR_DAYS, null)).toEqual({ ok: true });
  expect(await services.calendars.of(orgId)).toEqual(FOUR_DAYS);
  expect(await calendarOf(follower)).toEqual(FOUR_DAYS);
  expect(await calendarOf(own)).toEqual(SUNDAYS_TOO);
  expect(await calendarOf(await newBoard())).toEqual(FOUR_DAYS);
});

it('writes nothing to boards that have it already', async () => {
  const boardId = await newBoard();
  const head = async () => {
    const { rows } = await database.pool.query('select head_seq from board_docs where id = $1', [boardId]);
    return Number(rows[0]?.head_seq);
  };
  const before = await head();
  await services.calendars.save(orgId, FOUR_DAYS, null);
  expect(await head()).toBe(before);
});

it('refuses a bad calendar, says why, and changes nothing', async () => {
  const bad = { workingWeekdays: [1], holidays: ['2027-02-30'] };
  expect(await services.calendars.save(orgId, bad, null)).toEqual({
    ok: false,
    errors: { calendar: '“2027-02-30” is not a date like 2027-04-23.' },
  });
  expect(await services.calendars.of(orgId)).toEqual(FOUR_DAYS);
});

it('goes on where a process died between the organisation and its boards', async () => {
  const [follower, own] = [await newBoard(), await newBoard()];
  await services.rooms.change(own, { actorId: null, origin: 'user' }, (doc) =>
    setOwnCalendar(openBoard(doc), { calendar: SUNDAYS_TOO }),
  );
  // As far as it had come.
  await database.pool.query('update organisations set calendar = $1 where id = $2', [WEEKENDS, orgId]);
  await services.projector.catchUp();
  expect(await calendarOf(follower)).toEqual(FOUR_DAYS);
  await services.calendars.takeUpLeftBehind(() => true);
  expect(await calendarOf(follower)).toEqual(WEEKENDS);
  expect(await calendarOf(own)).toEqual(SUNDAYS_TOO);
});
