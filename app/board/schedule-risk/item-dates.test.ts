import { expect, test } from 'vitest';
import { insertRecord } from '#shared/board/collection.ts';
import { createTestBoard } from '#shared/board/testing/test-board.ts';
import { buildModel } from '#shared/schedule/simulate/build-model.ts';
import { partsOfBoard } from '#shared/schedule/simulate/parts-of-board.ts';
import { simulate } from '#shared/schedule/simulate/simulate.ts';
import { workingCalendar } from '#shared/schedule/working-calendar.ts';
import { finishInFocus } from './finish-in-focus.ts';
import { gainsOf, riskCosts } from './gains.ts';
import { allItemDates, daysText, itemDatesText, percentText } from './item-dates.ts';
import { mergesOf } from './merge-words.tsx';

/** Two pieces of work meet at a hard launch; a risk of 10 certain days threatens the first in a quarter of the runs. */
function launch() {
  const { board, view } = createTestBoard();
  const dates = { start: '2027-03-01', end: '2027-03-12' };
  insertRecord(board, 'initiatives', 'a', { title: 'Ledger', ...dates });
  insertRecord(board, 'initiatives', 'b', { title: 'Certificate', ...dates, confidence: 'low' });
  insertRecord(board, 'milestones', 'm', { title: 'Launch', date: '2027-03-12', hard: true });
  insertRecord(board, 'dependencies', 'am', { fromId: 'a', toId: 'm' });
  insertRecord(board, 'dependencies', 'bm', { fromId: 'b', toId: 'm' });
  const ten = { optimistic: 10, mostLikely: 10, pessimistic: 10 };
  const fields = { probability: 0.25, impactDays: ten, initiativeIds: ['a'], targetProbability: 0.1 };
  insertRecord(board, 'risks', 'r', { title: 'Ledger slips', ...fields });
  const parts = partsOfBoard(view());
  const answer = simulate(buildModel(parts), { seed: 1, focus: parts.network.indexOf.get('m') ?? null });
  const { meta } = view();
  return {
    view: view(),
    simulated: { parts, answer, calendar: workingCalendar(meta.calendar), settings: meta.simulation, focusId: 'm' },
  };
}

test('dates of items in words', () => {
  const items = allItemDates(launch().simulated);
  const words = (id: string) => {
    const own = items.get(id);
    return own ? itemDatesText(own) : null;
  };
  expect(words('a')).toBe('P50 12 Mar 2027 · P80 26 Mar 2027 · 75 % for 12 Mar 2027');
  expect(words('b')).toMatch(/^P50 12 Mar 2027 · P80 19 Mar 2027 · 5\d % for 12 Mar 2027$/);
});

test('a merge is later than its worst path, and says so', () => {
  const { simulated, view } = launch();
  const [merge] = mergesOf(simulated, view);
  expect(merge).toMatchObject({ id: 'm', kind: 'milestones', title: 'Launch' });
  expect(merge?.all).toBeLessThan(Math.min(...(merge?.paths ?? []).map(({ share }) => share)) - 0.05);
  const finish = finishInFocus(simulated);
  expect(finish?.inTime).toBe(merge?.all);
  expect(finish?.p50).toBeGreaterThan(finish?.planned ?? 0);
});

test('what a risk costs and what its actions buy', () => {
  const { simulated, view } = launch();
  const [cost] = riskCosts(simulated);
  expect(cost).toMatchObject({ id: 'r', title: 'Ledger slips' });
  expect(cost?.today).toBeGreaterThan(0.5);
  const gains = gainsOf(simulated, view);
  const own = gains.find(({ id }) => id === 'r');
  expect(own?.how).toBe('Do its planned actions');
  expect(own?.days).toBeCloseTo((cost?.today ?? 0) - (cost?.after ?? 0), 9);
  expect(gains.map(({ days }) => days)).toEqual(gains.map(({ days }) => days).toSorted((a, b) => b - a));
});

test('chances and days in words', () => {
  expect([0, 0.004, 0.344, 0.996, 1].map(percentText)).toEqual(['0 %', '< 1 %', '34 %', '> 99 %', '100 %']);
  expect([0, -0.01, 0.26, 9.94, 12.6, -3].map(daysText)).toEqual(['0 d', '0 d', '0.3 d', '9.9 d', '13 d', '−3 d']);
});
