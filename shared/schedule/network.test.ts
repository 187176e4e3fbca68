import { describe, expect, test } from 'vitest';
import { deleteRecord, insertRecord } from '#shared/board/collection.ts';
import type { Initiative } from '#shared/board/records/initiative.ts';
import { createTestBoard, exchange, type TestBoard } from '#shared/board/testing/test-board.ts';
import { networkOfBoard, type ScheduleNetwork, scheduleNetwork } from './network.ts';
import { MONDAY_TO_FRIDAY, workingCalendar } from './working-calendar.ts';

type Span = [start: string | null, end: string | null];

function put(on: TestBoard, id: string, [start, end]: Span, more: Partial<Initiative> = {}) {
  insertRecord(on.board, 'initiatives', id, { title: id, start, end, ...more });
}

function link(on: TestBoard, fromId: string, toId: string, more: object = {}) {
  insertRecord(on.board, 'dependencies', `${fromId}-${toId}`, { fromId, toId, ...more });
}

const networkIn = (on: TestBoard) => scheduleNetwork(on.view(), MONDAY_TO_FRIDAY);
const itemIn = ({ items, indexOf }: ScheduleNetwork, id: string) => items[indexOf.get(id) ?? -1];
const namesOf = ({ items, links }: ScheduleNetwork) =>
  links.map(({ from, to, type, lag }) => `${items[from]?.id} ${type}${lag} ${items[to]?.id}`);

// Weeks of Monday 2027-03-01 and Monday 2027-03-08.
const week1: Span = ['2027-03-01', '2027-03-05'];
const week2: Span = ['2027-03-08', '2027-03-12'];
const monday = MONDAY_TO_FRIDAY.workingDayNumber(20_878);

describe('items', () => {
  test('last from the morning of their start to the evening of their end, in working days', () => {
    const on = createTestBoard();
    put(on, 'a', ['2027-03-01', '2027-03-12'], { notBefore: '2027-03-06', deadline: '2027-03-14' });
    put(on, 'weekend', ['2027-03-06', '2027-03-07']);
    insertRecord(on.board, 'milestones', 'ga', { title: 'GA', date: '2027-03-05', hard: true });
    const network = networkIn(on);
    expect(itemIn(network, 'a')).toMatchObject({ start: monday, finish: monday + 10, duration: 10 });
    expect(itemIn(network, 'a')).toMatchObject({ notBefore: monday + 5, deadline: monday + 10, hard: false });
    expect(itemIn(network, 'weekend')).toMatchObject({ start: monday + 5, finish: monday + 5, duration: 0 });
    expect(itemIn(network, 'ga')).toMatchObject({
      start: monday + 5,
      finish: monday + 5,
      deadline: monday + 5,
      hard: true,
    });
  });

  test('are shorter by the holidays of the calendar', () => {
    const on = createTestBoard();
    put(on, 'a', ['2027-03-01', '2027-03-12']);
    const holidays = workingCalendar({ workingWeekdays: [1, 2, 3, 4, 5], holidays: ['2027-03-03', '2027-03-07'] });
    expect(itemIn(scheduleNetwork(on.view(), holidays), 'a')?.duration).toBe(9);
  });

  test('have work left until they are over, by their progress once they have begun', () => {
    const on = createTestBoard();
    for (const status of ['planned', 'in-progress', 'blocked', 'done', 'dropped'] as const)
      put(on, status, ['2027-03-01', '2027-03-12'], { status, progress: 30 });
    const left = networkIn(on).items.map(({ id, begun, over, remaining }) => [id, begun, over, remaining]);
    expect(Object.fromEntries(left.map(([id, ...rest]) => [id, rest]))).toEqual({
      planned: [false, false, 10],
      'in-progress': [true, false, 7],
      blocked: [true, false, 7],
      done: [false, true, 0],
      dropped: [false, true, 0],
    });
  });

  test('take a missing date from their estimate, and are left out without one', () => {
    const on = createTestBoard();
    const estimate = { optimistic: 2, mostLikely: 4, pessimistic: 9 };
    put(on, 'open', ['2027-03-01', null], { estimate });
    put(on, 'by', [null, '2027-03-05'], { estimate });
    put(on, 'half', ['2027-03-01', null]);
    put(on, 'tray', [null, null], { estimate });
    put(on, 'reversed', ['2027-03-12', '2027-03-01']);
    const network = networkIn(on);
    expect(itemIn(network, 'open')).toMatchObject({ start: monday, finish: monday + 4 });
    expect(itemIn(network, 'by')).toMatchObject({ start: monday + 1, finish: monday + 5 });
    expect(network.leftOut.map((left) => ('id' in left ? `${left.id}: ${left.why}` : left)).sort()).toEqual([
      'half: no-dates',
      'reversed: reversed-dates',
      'tray: no-dates',
    ]);
  });

  test('a century apart are counted as any other', () => {
    const on = createTestBoard();
    put(on, 'a', ['1950-01-02', '1950-01-06']);
    put(on, 'b', ['2150-01-05', '2150-01-09']);
    link(on, 'a', 'b');
    const network = networkIn(on);
    expect(namesOf(network)).toEqual(['a FS0 b']);
    expect((itemIn(network, 'b')?.start ?? 0) - (itemIn(network, 'a')?.finish ?? 0)).toBe(52_180 - 5);
  });
});

describe('links', () => {
  test('stand by the index of their ends, with type and lag', () => {
    const on = createTestBoard();
    put(on, 'a', week1);
    put(on, 'b', week2);
    insertRecord(on.board, 'milestones', 'ga', { title: 'GA', date: '2027-03-12' });
    link(on, 'a', 'b', { type: 'SS', lag: -2 });
    link(on, 'b', 'ga');
    const network = networkIn(on);
    expect(namesOf(network).sort()).toEqual(['a SS-2 b', 'b FS0 ga']);
    const [a, b] = [network.indexOf.get('a') ?? -1, network.indexOf.get('b') ?? -1];
    expect([...(network.outgoing[a] ?? [])].map((index) => network.links[index]?.to)).toEqual([b]);
    expect([...(network.incoming[b] ?? [])].map((index) => network.links[index]?.from)).toEqual([a]);
  });

  test('that do not bind are left out with the reason', () => {
    const on = createTestBoard();
    put(on, 'a', week1);
    put(on, 'done', week1, { status: 'done' });
    put(on, 'tray', [null, null]);
    put(on, 'deleted', week1);
    link(on, 'done', 'a');
    link(on, 'a', 'tray');
    link(on, 'a', 'elsewhere', { toBoardId: 'other' });
    link(on, 'deleted', 'a');
    deleteRecord(on.board, 'initiatives', 'deleted');
    const { links, leftOut } = networkIn(on);
    expect(links).toEqual([]);
    expect(leftOut).toEqual(
      expect.arrayContaining([
        { why: 'no-dates', kind: 'initiatives', id: 'tray' },
        { why: 'over', dependencyId: 'done-a' },
        { why: 'no-place', dependencyId: 'a-tray', itemId: 'tray' },
        { why: 'other-board', dependencyId: 'a-elsewhere' },
        { why: 'gone', dependencyId: 'deleted-a', itemId: 'deleted' },
      ]),
    );
  });

  test('of a cycle that two people made at once are named, and the rest is scheduled', () => {
    const [mine, yours] = [createTestBoard('m'), createTestBoard('y')];
    for (const id of ['a', 'b', 'c']) put(mine, id, week1);
    exchange(mine, yours);
    link(mine, 'a', 'b');
    link(mine, 'b', 'c');
    link(yours, 'b', 'a');
    link(yours, 'c', 'c');
    exchange(mine, yours);
    for (const on of [mine, yours]) {
      const network = networkIn(on);
      expect(namesOf(network)).toEqual(['b FS0 c']);
      expect(network.leftOut).toEqual(
        expect.arrayContaining([
          { why: 'cycle', dependencyIds: ['a-b', 'b-a'] },
          { why: 'cycle', dependencyIds: ['c-c'] },
        ]),
      );
      expect(network.order).toHaveLength(3);
    }
  });
});

describe('stages', () => {
  const withStages = (more: Partial<Initiative>, hard = false) => {
    const on = createTestBoard();
    put(on, 'a', ['2027-03-01', '2027-03-12'], more);
    for (const [id, date] of [
      ['alpha', '2027-03-03'],
      ['beta', '2027-03-10'],
      ['ga', '2027-03-12'],
    ] as const)
      insertRecord(on.board, 'milestones', id, { title: id, date, initiativeId: 'a', hard });
    return on;
  };

  test('keep their distance from the start of work that has not begun', () => {
    expect(namesOf(networkIn(withStages({})))).toEqual(['a SS3 alpha', 'a SS8 beta', 'a SS10 ga']);
  });

  test('keep their distance from the finish once it has begun, unless progress has reached them', () => {
    const on = withStages({ status: 'in-progress', progress: 50 });
    expect(namesOf(networkIn(on))).toEqual(['a FF-2 beta', 'a FF0 ga']);
    expect(namesOf(networkIn(withStages({ status: 'done' })))).toEqual([]);
  });

  test('that are hard stay where they are', () => {
    expect(namesOf(networkIn(withStages({}, true)))).toEqual(['a SS0 alpha', 'a SS0 beta', 'a FF0 ga']);
  });

  test('give way where other items lead from them back to their initiative', () => {
    const on = withStages({});
    put(on, 'b', week2);
    link(on, 'alpha', 'b');
    link(on, 'b', 'a', { type: 'FF' });
    const network = networkIn(on);
    expect(namesOf(network).sort()).toEqual(['a SS10 ga', 'a SS8 beta', 'alpha FS0 b', 'b FF0 a']);
    expect(network.leftOut).toEqual([{ why: 'stage-in-cycle', id: 'alpha' }]);
  });
});

test('each item comes after all that link to it, with 10,000 links on one of them', () => {
  const on = createTestBoard();
  on.board.doc.transact(() => {
    put(on, 'hub', week1);
    for (let i = 0; i < 100; i++) put(on, `p${i}`, week1);
    for (let i = 0; i < 10_000; i++) {
      const [fromId, toId] = i % 2 === 0 ? [`p${i % 50}`, 'hub'] : ['hub', `p${50 + (i % 50)}`];
      insertRecord(on.board, 'dependencies', `d${i}`, { fromId, toId });
    }
  });
  const { links, order, items } = networkIn(on);
  expect(links).toHaveLength(10_000);
  const place = new Map([...order].map((item, at) => [item, at]));
  expect(place.size).toBe(items.length);
  expect(links.filter(({ from, to }) => (place.get(from) ?? 0) >= (place.get(to) ?? 0))).toEqual([]);
});

test('the network of a board is made anew only where dates, links or the calendar change', () => {
  const on = createTestBoard();
  put(on, 'a', week1);
  const first = networkOfBoard(on.view());
  insertRecord(on.board, 'risks', 'r', { title: 'r' });
  expect(networkOfBoard(on.view())).toBe(first);
  on.board.meta.set('calendar', { workingWeekdays: [1, 2, 3], holidays: [] });
  expect(networkOfBoard(on.view()).items[0]?.duration).toBe(3);
});
