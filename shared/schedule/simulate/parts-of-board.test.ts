import { expect, test } from 'vitest';
import { insertRecord } from '#shared/board/collection.ts';
import { createTestBoard } from '#shared/board/testing/test-board.ts';
import { dayNumber } from '../calendar.ts';
import { finishAtP80 } from '../finish-p80.ts';
import { MONDAY_TO_FRIDAY } from '../working-calendar.ts';
import { buildModel } from './build-model.ts';
import { partsOfBoard } from './parts-of-board.ts';
import { simulate } from './simulate.ts';

const FOUR_WEEKS = { start: '2027-03-01', end: '2027-03-26' };
const evening = (day: string) => MONDAY_TO_FRIDAY.workingDayNumber(dayNumber(day) + 1);

function board() {
  const { board, view } = createTestBoard();
  const add = (id: string, fields: object) =>
    insertRecord(board, 'initiatives', id, { title: id, ...FOUR_WEEKS, ...fields });
  const risk = (id: string, fields: object) => insertRecord(board, 'risks', id, { title: id, ...fields });
  const answer = () => {
    const { network, ...rest } = partsOfBoard(view());
    const simulated = simulate(buildModel(rest), { seed: 1, focus: null });
    return { ...rest, ...simulated, of: (id: string) => network.indexOf.get(id) ?? -1 };
  };
  return { board, view, add, risk, answer };
}

test.each([
  ['confidence', { confidence: 'low' }],
  ['confidence with progress', { confidence: 'medium', progress: 50 }],
  ['begun, with progress', { confidence: 'low', progress: 40, status: 'in-progress' }],
  ['an estimate of what is planned', { estimate: { optimistic: 10, mostLikely: 20, pessimistic: 30 } }],
  ['a longer estimate', { estimate: { optimistic: 30, mostLikely: 35, pessimistic: 60 }, status: 'blocked' }],
])('alone, an initiative ends at P80 where its bar says: %s', (_name, fields) => {
  const { view, add, answer } = board();
  add('a', fields);
  const { p80, of } = answer();
  const bar = finishAtP80(view().initiatives.byId.get('a') as never, MONDAY_TO_FRIDAY) ?? 0;
  const simulatedDay = MONDAY_TO_FRIDAY.addWorkingDays(dayNumber('2000-01-03'), Math.round(p80[of('a')] ?? 0) - 1);
  expect(
    Math.abs(MONDAY_TO_FRIDAY.workingDayNumber(simulatedDay) - MONDAY_TO_FRIDAY.workingDayNumber(bar)),
  ).toBeLessThanOrEqual(1);
});

test('what nobody estimated is certain, and named', () => {
  const { add, answer } = board();
  add('a', {});
  const { p50, p80, inTime, certainIds, of } = answer();
  expect([p50[of('a')], p80[of('a')], inTime[of('a')]]).toEqual([evening('2027-03-26'), evening('2027-03-26'), 1]);
  expect(certainIds).toEqual(['a']);
});

test('what is over neither varies nor makes the end, and a link from it binds nobody', () => {
  const { board: doc, add, risk, answer } = board();
  add('a', { status: 'done', confidence: 'low', end: '2027-12-31' });
  add('b', {});
  insertRecord(doc, 'dependencies', 'ab', { fromId: 'a', toId: 'b' });
  risk('r', { probability: 1, impactDays: { optimistic: 9, mostLikely: 9, pessimistic: 9 }, initiativeIds: ['a'] });
  const { curve, riskRecords, certainIds } = answer();
  expect([curve[0], curve[100], riskRecords.length, certainIds]).toEqual([
    evening('2027-03-26'),
    evening('2027-03-26'),
    0,
    ['b'],
  ]);
});

test('a start that has happened is a date for who waits for it', () => {
  const { board: doc, add, answer } = board();
  add('a', { status: 'in-progress', progress: 90 });
  add('b', { start: '2027-03-02', end: '2027-03-05' });
  insertRecord(doc, 'dependencies', 'ab', { fromId: 'a', toId: 'b', type: 'SS', lag: 6 });
  const { p50, of } = answer();
  // Six working days after Monday the 1st is Tuesday the 9th; four days of work end on Friday the 12th.
  expect(p50[of('b')]).toBe(evening('2027-03-12'));
});

test('open threats with numbers count; the others are named, and what is over is not', () => {
  const { add, risk, answer } = board();
  add('a', {});
  const days = { optimistic: 5, mostLikely: 5, pessimistic: 5 };
  const common = { initiativeIds: ['a'], probability: 0.5, impactDays: days };
  risk('counted', { ...common, targetProbability: 0.1 });
  risk('as-today', { ...common, status: 'watching' });
  risk('no-probability', { ...common, probability: null });
  risk('scores-only', { initiativeIds: ['a'], currentLikelihood: 5, currentImpact: 5 });
  risk('happened', { ...common, status: 'happened' });
  risk('closed', { ...common, status: 'closed' });
  risk('opportunity', { ...common, kind: 'opportunity' });
  risk('touches-nothing', { ...common, initiativeIds: [] });
  const { riskRecords, risksWithoutNumbers, riskShare, riskDays, riskDaysAfter } = answer();
  expect(riskRecords.map(({ risk: { id }, isAfterKnown }) => [id, isAfterKnown])).toEqual([
    ['as-today', false],
    ['counted', true],
  ]);
  expect(risksWithoutNumbers.map(({ id }) => id).sort()).toEqual(['no-probability', 'scores-only']);
  expect(riskShare[1]).toBeCloseTo(0.5, 2);
  expect(riskDaysAfter[0]).toBe(riskDays[0]);
  expect(riskDaysAfter[1]).toBeLessThan(riskDays[1] ?? 0);
});

test('a cycle, a dangling link and reversed dates leave an answer', () => {
  const { board: doc, add, answer } = board();
  add('a', { confidence: 'low' });
  add('b', { confidence: 'low' });
  add('c', { start: '2027-05-01', end: '2027-04-01' });
  insertRecord(doc, 'dependencies', 'ab', { fromId: 'a', toId: 'b' });
  insertRecord(doc, 'dependencies', 'ba', { fromId: 'b', toId: 'a' });
  insertRecord(doc, 'dependencies', 'gone', { fromId: 'a', toId: 'gone' });
  const { p50, of } = answer();
  expect(Math.round(p50[of('a')] ?? 0)).toBe(evening('2027-03-26'));
});

test('an initiative of zero days takes none, passes its date on, and a risk can still delay it', () => {
  const plan = board();
  const { add, risk, answer } = plan;
  add('before', { confidence: 'low' });
  add('weekend', { start: '2027-03-27', end: '2027-03-28', confidence: 'low' });
  add('after', { start: '2027-03-29', end: '2027-04-02' });
  insertRecord(plan.board, 'dependencies', 'one', { fromId: 'before', toId: 'weekend' });
  insertRecord(plan.board, 'dependencies', 'two', { fromId: 'weekend', toId: 'after' });
  const alone = answer();
  expect(alone.p80[alone.of('weekend')]).toBeCloseTo(alone.p80[alone.of('before')] ?? Number.NaN);
  expect(alone.p80[alone.of('after')]).toBeCloseTo((alone.p80[alone.of('weekend')] ?? Number.NaN) + 5);
  risk('strike', {
    probability: 1,
    impactDays: { optimistic: 3, mostLikely: 3, pessimistic: 3 },
    initiativeIds: ['weekend'],
  });
  const hit = answer();
  expect(hit.p80[hit.of('after')]).toBeCloseTo((alone.p80[alone.of('after')] ?? Number.NaN) + 3);
});
