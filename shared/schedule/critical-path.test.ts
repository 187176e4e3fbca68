import { describe, expect, test } from 'vitest';
import { insertRecord } from '#shared/board/collection.ts';
import { createTestBoard } from '#shared/board/testing/test-board.ts';
import { dayNumber, isoDateOf } from './calendar.ts';
import {
  BY_END,
  BY_NOT_BEFORE,
  BY_PLAN,
  type CriticalPath,
  criticalPath,
  drivingPath,
  isCritical,
} from './critical-path.ts';
import { type NetworkItem, networkOf, scheduleNetwork } from './network.ts';
import { item, milestone, network } from './testing/test-network.ts';
import { workingCalendar } from './working-calendar.ts';

/**
 * Examples worked by hand, as in textbooks of the precedence diagram method. Each row of a table is
 * [early start, early finish, late start, late finish, total float, free float]. Moments count from 0: an item of 3 days that
 * starts at 0 finishes at 3, and its successor can start at 3.
 */
function tableOf(path: CriticalPath): Record<string, number[]> {
  const { earlyStart, earlyFinish, lateStart, lateFinish, totalFloat, freeFloat } = path;
  return Object.fromEntries(
    path.network.items.map(({ id }, i) => [
      id,
      [earlyStart, earlyFinish, lateStart, lateFinish, totalFloat, freeFloat].map((list) => list[i] ?? Number.NaN),
    ]),
  );
}

const passesOf = (items: readonly NetworkItem[], ...links: string[]) => criticalPath(network(items, ...links));
const at = ({ network }: CriticalPath, id: string) => network.indexOf.get(id) ?? -1;
const criticalIds = (path: CriticalPath) =>
  path.network.items.filter((_, i) => isCritical(path, i)).map(({ id }) => id);
const driverOf = (path: CriticalPath, id: string) => {
  const driver = path.driver[at(path, id)] ?? Number.NaN;
  return path.network.links[driver]?.dependencyId ?? driver;
};
const imposerOf = (path: CriticalPath, id: string) => {
  const imposer = path.imposer[at(path, id)] ?? Number.NaN;
  return path.network.items[imposer]?.id ?? imposer;
};

describe('finish to start', () => {
  test('1. a chain has no float', () => {
    // A 0-3, B 3-8, C 8-10; back from 10 the same.
    const path = passesOf([item('A', 3), item('B', 5), item('C', 2)], 'A FS B', 'B FS C');
    expect(tableOf(path)).toEqual({
      A: [0, 3, 0, 3, 0, 0],
      B: [3, 8, 3, 8, 0, 0],
      C: [8, 10, 8, 10, 0, 0],
    });
    expect(criticalIds(path)).toEqual(['A', 'B', 'C']);
  });

  test('2. two ways that merge: the shorter has float', () => {
    // A 0-3; B 3-7, C 3-5; D after both: max(7, 5) = 7 to 10. E after C only: 5-6.
    // Back from 10: D 7-10, B 3-7, E 9-10, C: min(LS D 7, LS E 9) = 7, so 5-7. Free: C min(7-5, 5-5) = 0; E 10-6 = 4.
    const path = passesOf(
      [item('A', 3), item('B', 4), item('C', 2), item('D', 3), item('E', 1)],
      ...['A FS B', 'A FS C', 'B FS D', 'C FS D', 'C FS E'],
    );
    expect(tableOf(path)).toEqual({
      A: [0, 3, 0, 3, 0, 0],
      B: [3, 7, 3, 7, 0, 0],
      C: [3, 5, 5, 7, 2, 0],
      D: [7, 10, 7, 10, 0, 0],
      E: [5, 6, 9, 10, 4, 4],
    });
    expect(criticalIds(path)).toEqual(['A', 'B', 'D']);
    expect(drivingPath(path, at(path, 'D')).map(({ item: i }) => path.network.items[i]?.id)).toEqual(['A', 'B', 'D']);
  });

  test('3. a lag holds the successor back, a lead lets it overlap', () => {
    // Lag: A 0-4, B from 4+3 = 7 to 9. Lead: C 0-6, D from 6-2 = 4 to 8. The end is 9, so C and D have 1; D frees 1, C 0.
    const path = passesOf([item('A', 4), item('B', 2), item('C', 6), item('D', 4)], 'A FS+3 B', 'C FS-2 D');
    expect(tableOf(path)).toEqual({
      A: [0, 4, 0, 4, 0, 0],
      B: [7, 9, 7, 9, 0, 0],
      C: [0, 6, 1, 7, 1, 0],
      D: [4, 8, 5, 9, 1, 1],
    });
  });
});

test('4. start to start: what follows starts with it, whenever it ends', () => {
  // A 0-10, B from 0+2 = 2 to 5, C after B 5-6. The end is 10. C late 9-10, B late 6-9.
  // A: its own end at 10; its start at the latest LS B 6 - 2 = 4, so LF 14: 10 binds. Free of A: min(10-10, 2-2) = 0.
  const path = passesOf([item('A', 10), item('B', 3), item('C', 1)], 'A SS+2 B', 'B FS C');
  expect(tableOf(path)).toEqual({
    A: [0, 10, 0, 10, 0, 0],
    B: [2, 5, 6, 9, 4, 0],
    C: [5, 6, 9, 10, 4, 4],
  });
});

test('5. finish to finish: what follows ends no earlier', () => {
  // A 0-8; B (3) may end at 8+1 = 9, so 6-9. The end is 9. A: LF = 9-1 = 8.
  const path = passesOf([item('A', 8), item('B', 3)], 'A FF+1 B');
  expect(tableOf(path)).toEqual({ A: [0, 8, 0, 8, 0, 0], B: [6, 9, 6, 9, 0, 0] });
});

test('6. start to finish: what follows ends no earlier than it starts', () => {
  // The new shift A is placed at 5 and takes 4: 5-9. The old shift B (6) ends at 5+2 = 7 or later: 1-7. The end is 9.
  // B late 3-9; A: LS = LF(B) 9 - 2 = 7, LF 11, the end 9 binds. Free of A: min(9-9, 7-7) = 0.
  const path = passesOf([item('A', 4, { start: 5 }), item('B', 6)], 'A SF+2 B');
  expect(tableOf(path)).toEqual({ A: [5, 9, 5, 9, 0, 0], B: [1, 7, 3, 9, 2, 2] });
});

test('7. all four at once: the strictest decides', () => {
  // A 0-6, B 0-4. C (5): FS from B 4; SS+3 from A 3; FF+2 from A 8-5 = 3; SF+8 from B 8-5 = 3: starts at 4, ends at 9.
  // Back from 9: C 4-9. B: FS LF 4; SF LS 9-8 = 1, LF 5: 4. A: own end 9; SS LS 4-3 = 1, LF 7; FF LF 9-2 = 7: 7.
  // Free of A: SS 4-3 = 1, FF 9-8 = 1: 1. Total 7-6 = 1.
  const path = passesOf([item('A', 6), item('B', 4), item('C', 5)], 'B FS C', 'A SS+3 C', 'A FF+2 C', 'B SF+8 C');
  expect(tableOf(path)).toEqual({ A: [0, 6, 1, 7, 1, 1], B: [0, 4, 0, 4, 0, 0], C: [4, 9, 4, 9, 0, 0] });
  expect(driverOf(path, 'C')).toBe('B FS C');
});

test('8. milestones take no time and pass dates on', () => {
  // A 0-5, B 0-3, M after both at 5, C 5-7. B: LF = LS(M) = 5.
  const path = passesOf(
    [item('A', 5), item('B', 3), milestone('M', 0), item('C', 2)],
    ...['A FS M', 'B FS M', 'M FS C'],
  );
  expect(tableOf(path)).toEqual({
    A: [0, 5, 0, 5, 0, 0],
    B: [0, 3, 2, 5, 2, 2],
    M: [5, 5, 5, 5, 0, 0],
    C: [5, 7, 5, 7, 0, 0],
  });
});

describe('placed by hand', () => {
  test('9. work starts no earlier than it is placed, and a gap is float', () => {
    // A 0-3, B is placed at 7: 7-10. A: LF 7, total and free 4.
    const path = passesOf([item('A', 3), item('B', 3, { start: 7 })], 'A FS B');
    expect(tableOf(path)).toEqual({ A: [0, 3, 4, 7, 4, 4], B: [7, 10, 7, 10, 0, 0] });
    expect([driverOf(path, 'B'), criticalIds(path)]).toEqual([BY_PLAN, ['B']]);
    expect(drivingPath(path, at(path, 'B')).map(({ slack }) => slack)).toEqual([0, 4]);
  });

  test('10. a start that is imposed later than it is placed moves what follows', () => {
    // A may start at 4 only: 4-6, B 6-9.
    const path = passesOf([item('A', 2, { notBefore: 4 }), item('B', 3)], 'A FS B');
    expect(tableOf(path)).toEqual({ A: [4, 6, 4, 6, 0, 0], B: [6, 9, 6, 9, 0, 0] });
    expect([driverOf(path, 'A'), driverOf(path, 'B')]).toEqual([BY_NOT_BEFORE, 'A FS B']);
  });

  test('11. what has begun keeps its start, and what is left of it waits', () => {
    // A 0-6. B began at 2 and was to end at 7, with 3 days left: 6+3 = 9. C (1) after B: 9-10.
    const begun = item('B', 5, { start: 2, begun: true, remaining: 3 });
    const path = passesOf([item('A', 6), begun, item('C', 1)], 'A FS B', 'B FS C');
    expect(tableOf(path)).toEqual({ A: [0, 6, 0, 6, 0, 0], B: [2, 9, 2, 9, 0, 0], C: [9, 10, 9, 10, 0, 0] });
  });

  test('12. what is over holds nothing up and does not make the end', () => {
    const path = passesOf([item('A', 90, { over: true, remaining: 0 }), item('B', 3)]);
    expect([path.end, criticalIds(path)]).toEqual([3, ['B']]);
    expect(passesOf([item('A', 9, { over: true })]).end).toBeNull();
    expect(passesOf([]).end).toBeNull();
  });
});

describe('imposed dates', () => {
  test('13. a deadline that can not hold makes the float of what leads to it negative, and is named', () => {
    // A 0-4, B 4-9, C 9-12; B is due at 7. Back: C 9-12; B LF min(9, 7) = 7: 2-7, -2; A LF 2, -2. C keeps 0.
    const path = passesOf([item('A', 4), item('B', 5, { deadline: 7 }), item('C', 3)], 'A FS B', 'B FS C');
    expect(tableOf(path)).toEqual({ A: [0, 4, -2, 2, -2, 0], B: [4, 9, 2, 7, -2, 0], C: [9, 12, 9, 12, 0, 0] });
    expect([imposerOf(path, 'A'), imposerOf(path, 'B'), imposerOf(path, 'C')]).toEqual(['B', 'B', BY_END]);
    expect(criticalIds(path)).toEqual(['A', 'B', 'C']);
  });

  test('14. a deadline before the end leaves less float than the end does', () => {
    // A 0-2 due at 5, B 0-10: A has 3, not 8.
    const path = passesOf([item('A', 2, { deadline: 5 }), item('B', 10)]);
    expect(tableOf(path)).toEqual({ A: [0, 2, 3, 5, 3, 3], B: [0, 10, 0, 10, 0, 0] });
    expect(imposerOf(path, 'A')).toBe('A');
  });

  test('15. a hard milestone is missed by what comes too late, and is critical only where something is due with it', () => {
    // Early: A 0-6 before the hard M at 8: 2 days. Late: B 0-11 before the hard N at 8: -3. The end is 20 (Z).
    const path = passesOf(
      [item('A', 6), milestone('M', 8, true), item('B', 11), milestone('N', 8, true), item('Z', 20)],
      ...['A FS M', 'B FS N'],
    );
    expect(tableOf(path)).toMatchObject({
      A: [0, 6, 2, 8, 2, 2],
      M: [8, 8, 8, 8, 0, 0],
      B: [0, 11, -3, 8, -3, 0],
      N: [11, 11, 8, 8, -3, 0],
    });
    expect(imposerOf(path, 'B')).toBe('N');
    expect(criticalIds(path)).toEqual(['B', 'N', 'Z']);
    expect(criticalIds(passesOf([item('A', 8), milestone('M', 8, true), item('Z', 20)], 'A FS M'))).toEqual([
      'A',
      'M',
      'Z',
    ]);
  });
});

test('16. in a calendar with holidays and a weekend of Friday and Saturday', () => {
  // Sunday to Thursday; Monday 2027-03-08 is off. A: Sun 7 to Thu 11 March is 4 days. B takes 3 days and is placed on Sun 7.
  // B starts after A and 1 day more: A ends on the evening of Thu 11, Sun 14 lies between, so Mon 15 to Wed 17. C: Sun 7 to
  // Tue 9 is 2 days; it may end by Wed 17: Thu 11, Sun 14, Mon 15, Tue 16, Wed 17 and Wed 10 are 6 days of float.
  const calendar = workingCalendar({ workingWeekdays: [7, 1, 2, 3, 4], holidays: ['2027-03-08'] });
  const { board, view } = createTestBoard();
  const spans = { A: ['2027-03-07', '2027-03-11'], B: ['2027-03-07', '2027-03-10'], C: ['2027-03-07', '2027-03-09'] };
  for (const [id, [start, end]] of Object.entries(spans))
    insertRecord(board, 'initiatives', id, { title: id, start, end });
  insertRecord(board, 'dependencies', 'AB', { fromId: 'A', toId: 'B', lag: 1 });
  const path = criticalPath(scheduleNetwork(view(), calendar));
  const first = dayNumber('2027-03-07');
  const dayOf = (moment: number) =>
    isoDateOf(calendar.addWorkingDays(first, moment - calendar.workingDayNumber(first)));
  expect(dayOf(path.earlyStart[at(path, 'B')] ?? 0)).toBe('2027-03-15');
  expect(dayOf((path.earlyFinish[at(path, 'B')] ?? 0) - 1)).toBe('2027-03-17');
  expect(['A', 'B', 'C'].map((id) => path.totalFloat[at(path, id)])).toEqual([0, 0, 6]);
});

test('a chain of 100,000 and a century of days are passes like any other', () => {
  const items = Array.from({ length: 100_000 }, (_, i) => item(`${i}`, 1, { start: i === 0 ? -25_000 : 0 }));
  const links = items.slice(1).map((_, i) => ({ from: i, to: i + 1, type: 'FS' as const, lag: 0, dependencyId: null }));
  const path = criticalPath(networkOf(items, links));
  expect(path.end).toBe(99_999);
  expect(path.totalFloat[0]).toBe(25_000 - 1);
  expect(drivingPath(path, 99_999)).toHaveLength(100_000);
});
