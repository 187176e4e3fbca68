import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDependencies, type Dependencies } from '#server/dependencies/dependencies.ts';
import { insertRecord } from '#shared/board/collection.ts';
import { changeMeta } from '#shared/board/commands/meta-commands.ts';
import { DEFAULT_CALENDAR, type WorkCalendar } from '#shared/board/records/board-meta.ts';
import { DEPENDENCY_TYPES, HANDSHAKE_STATES } from '#shared/board/records/dependency.ts';
import { type CrossTeamLink, EVERY_LINK, type LinkEnd } from '#shared/dependencies/cross-team-links.ts';
import { linksOfBoard } from '#shared/dependencies/links-of-board.ts';
import { narrowLinks } from '#shared/dependencies/narrow-links.ts';
import { isoDateOf } from '#shared/schedule/calendar.ts';
import { dependencyState } from '#shared/schedule/conflicts.ts';
import { projectBoards, storeBoard, storeOrganisation, storeSnapshot } from '#test/fixtures/stored-board.ts';
import { openTestDatabase, type TestDatabase } from '#test/fixtures/test-database.ts';

let database: TestDatabase;
let dependencies: Dependencies;
beforeAll(async () => {
  database = await openTestDatabase();
  dependencies = createDependencies({ db: database.db });
});
afterAll(() => database.close());

/** An end without what only the server says: the name of the board. */
const bare = ({ item, ...end }: LinkEnd) => ({ ...end, item: item && { ...item, boardTitle: '' } });

const someCalendar = fc
  .tuple(
    fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    fc.array(fc.integer({ min: 10_500, max: 11_460 }).map(isoDateOf), { maxLength: 120 }),
  )
  .map(([workingWeekdays, holidays]): WorkCalendar => ({ workingWeekdays, holidays }));
test.each<[string, WorkCalendar]>([
  ['random', DEFAULT_CALENDAR],
  ...fc
    .sample(someCalendar, { numRuns: 2, seed: 4 })
    .map((calendar, i) => [`calendar ${i}`, calendar] satisfies [string, WorkCalendar]),
])(
  'tells slack and state as shared/schedule does, over random dates, now and as of a snapshot: %s',
  async (name, calendar) => {
    await storeOrganisation(database.db, name);
    const day = fc.integer({ min: 10_500, max: 11_400 }).map(isoDateOf);
    const dates = fc.tuple(
      day,
      fc.integer({ min: 0, max: 60 }),
      fc.constantFrom('both', 'both', 'start', 'end', 'none'),
    );
    const link = fc.record({
      from: dates,
      to: dates,
      milestones: fc.constantFrom('none', 'none', 'from', 'to', 'both'),
      status: fc.constantFrom('planned', 'planned', 'in-progress', 'at-risk', 'done', 'dropped'),
      type: fc.constantFrom(...DEPENDENCY_TYPES),
      lag: fc.integer({ min: -15, max: 15 }),
      needBy: fc.option(fc.tuple(day)),
      promised: fc.option(fc.tuple(day)),
      state: fc.constantFrom(...HANDSHAKE_STATES),
    });
    const links = fc.sample(link, { numRuns: 480, seed: 20270222 });
    const stored = await storeBoard(database.db, name, `${name} board`);
    await stored.change((board) => {
      changeMeta(board, { patch: { calendar } });
      links.forEach(({ from, to, milestones, status, type, lag, needBy, promised, state }, i) => {
        for (const [side, [start, length, known]] of [
          ['from', from],
          ['to', to],
        ] as const) {
          const id = `${side}-${i}`;
          if (milestones === side || milestones === 'both') {
            // Every other one is a stage of the initiative at the other end, and over when that is.
            const initiativeId = i % 2 === 0 ? `${side === 'from' ? 'to' : 'from'}-${i}` : null;
            insertRecord(board, 'milestones', id, { title: id, date: start, initiativeId });
            continue;
          }
          const end = isoDateOf(Math.floor(Date.parse(start) / 86_400_000) + length);
          const fields = {
            start: known === 'both' || known === 'start' ? start : null,
            end: known === 'both' || known === 'end' ? end : null,
          };
          insertRecord(board, 'initiatives', id, {
            title: id,
            status: side === 'from' ? status : 'planned',
            ...fields,
          });
        }
        insertRecord(board, 'dependencies', `link-${i}`, {
          fromId: `from-${i}`,
          toId: `to-${i}`,
          type,
          lag,
          needBy: needBy?.[0] ?? null,
          promised: promised?.[0] ?? null,
          state,
        });
      });
    });
    await projectBoards(database.db);
    await storeSnapshot(database.db, stored, `${name} snapshot`, '2027-02-22T09:00:00Z');

    const view = stored.view();
    const expected = view.dependencies.list
      .map((dependency) => {
        const state = dependencyState(view, dependency);
        const slack = state.state === 'conflict' ? -state.daysShort : 'slack' in state ? state.slack : null;
        return { id: dependency.id, slack, state: state.state };
      })
      .sort((a, b) => a.id.localeCompare(b.id));
    expect(new Set(expected.map(({ state }) => state))).toEqual(
      new Set(['unknown', 'conflict', 'tight', 'fine', 'over']),
    );
    for (const asOf of ['now', { snapshotId: `${name} snapshot` }] as const) {
      const answer = await dependencies.read(name, asOf, EVERY_LINK);
      const got = answer.links.map(({ id, slack, state }) => ({ id, slack, state }));
      expect(got.sort((a, b) => a.id.localeCompare(b.id))).toEqual(expected);
      // The board's own tab measures the same without the server.
      const here = narrowLinks(linksOfBoard(view, `${name} board`), EVERY_LINK);
      const plain = ({ from, to, ...link }: CrossTeamLink) => ({ ...link, from: bare(from), to: bare(to) });
      expect(here.links.map(plain)).toEqual(answer.links.map(plain));
      expect(here.cells).toEqual(answer.cells);
      for (const filter of [{ chain: { boardId: `${name} board`, itemId: 'from-7' } }, { waitingFor: 'none' }]) {
        const asked = { ...EVERY_LINK, ...filter };
        const [mine, theirs] = [
          narrowLinks(linksOfBoard(view, `${name} board`), asked),
          await dependencies.read(name, asOf, asked),
        ];
        expect(mine.links.map(({ id }) => id)).toEqual(theirs.links.map(({ id }) => id));
        expect(mine.total).toBeGreaterThan(0);
      }
      expect(answer.total).toBe(480);
      expect(answer.cells).toEqual([
        expect.objectContaining({
          from: 'none',
          to: 'none',
          count: 480,
          conflicts: expected.filter(({ state }) => state === 'conflict').length,
        }),
      ]);
    }
  },
);
