import { expect, test } from 'vitest';
import { deleteRecord, insertRecord } from '#shared/board/collection.ts';
import { createTestBoard } from '#shared/board/testing/test-board.ts';
import { networkOfBoard } from '#shared/schedule/network.ts';
import { workingCalendar } from '#shared/schedule/working-calendar.ts';
import { slipLabel } from './paint-slip.ts';
import { previewSlip } from './slip-preview.ts';
import { lateWords, rowWords, summaryWords } from './slip-words.ts';

function aPlan() {
  const { board, view } = createTestBoard();
  const put = (id: string, start: string, end: string, more: object = {}) =>
    insertRecord(board, 'initiatives', id, { title: id, start, end, ...more });
  put('Ledger', '2027-03-01', '2027-03-05');
  put('Payouts', '2027-03-08', '2027-03-12', { deadline: '2027-03-15' });
  insertRecord(board, 'milestones', 'GA', { title: 'GA', date: '2027-03-12', hard: true });
  insertRecord(board, 'dependencies', 'needs', { fromId: 'Ledger', toId: 'Payouts' });
  insertRecord(board, 'dependencies', 'due', { fromId: 'Payouts', toId: 'GA' });
  const ask = (id: string, days: number, held: readonly string[] = []) =>
    previewSlip(
      view(),
      networkOfBoard(view()),
      { id, days, held: new Set(held) },
      workingCalendar(view().meta.calendar),
    );
  return { board, view, ask };
}

test('says in words what moves, what stays and what breaks', () => {
  const { view, ask } = aPlan();
  const preview = ask('Ledger', 3);
  expect(summaryWords(preview, 'Ledger')).toBe('1 other moves, 2 imposed dates break');
  expect(preview.rows.map((row) => [row.id, rowWords(view(), row), slipLabel(row), lateWords(view(), row)])).toEqual([
    ['Ledger', '+3 d · ends 5 Mar 2027 → 10 Mar 2027', '+3 d', ''],
    ['Payouts', '+3 d · ends 12 Mar 2027 → 17 Mar 2027', '+3 d, 2 d late', '2 d too late for 15 Mar 2027 (deadline)'],
    ['GA', '+3 d', 'missed by 3 d', '3 d too late for 12 Mar 2027 (hard date)'],
  ]);
  expect(preview.short).toEqual([{ from: 'Payouts', to: 'GA', daysShort: 3 }]);
});

test('what is held stays, and says what that leaves short', () => {
  const { ask } = aPlan();
  const preview = ask('Ledger', 3, ['Payouts']);
  expect(preview.rows.map((row) => [row.id, slipLabel(row)])).toEqual([
    ['Ledger', '+3 d'],
    ['Payouts', 'stays, 3 d short'],
  ]);
  expect(preview.changes.map(({ id }) => id)).toEqual(['Ledger']);
  expect(preview.short).toEqual([{ from: 'Ledger', to: 'Payouts', daysShort: 3 }]);
});

test('explains why an item can not be asked about', () => {
  const { board, ask } = aPlan();
  insertRecord(board, 'initiatives', 'Tray', { title: 'Tray' });
  insertRecord(board, 'initiatives', 'Done', { title: 'Done', start: '2027-03-01', end: '2027-03-05', status: 'done' });
  expect(ask('Tray', 3)).toMatchObject({ rows: [], refusal: expect.stringContaining('give it a start and an end') });
  expect(ask('Done', 3)).toMatchObject({ rows: [], refusal: expect.stringContaining('It is over') });
  deleteRecord(board, 'initiatives', 'Tray');
  expect(ask('Tray', 3)).toMatchObject({ rows: [], refusal: expect.stringContaining('It is gone') });
});
