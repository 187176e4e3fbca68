import { expect, test } from 'vitest';
import { deleteRecord, insertRecord, patchRecord } from '../board/collection.ts';
import { createTestBoard } from '../board/testing/test-board.ts';
import { countDifferences, listDifferences } from './list-differences.ts';

test('each record that came, changed or went is listed once, with its fields and its name', () => {
  const { board, view } = createTestBoard();
  insertRecord(board, 'initiatives', 'i1', { title: 'Ledger', end: '2027-02-04' });
  insertRecord(board, 'initiatives', 'i2', { title: 'Payouts' });
  insertRecord(board, 'dependencies', 'd1', { fromId: 'i1', toId: 'i2' });
  insertRecord(board, 'risks', 'r1', { title: 'Bank is late', currentLikelihood: 2, currentImpact: 3 });
  const before = view();
  patchRecord(board, 'initiatives', 'i1', { end: '2027-03-12', order: 'z9' });
  patchRecord(board, 'initiatives', 'i2', { order: 'a7' });
  deleteRecord(board, 'dependencies', 'd1');
  patchRecord(board, 'risks', 'r1', { currentLikelihood: 4 });
  insertRecord(board, 'milestones', 'm1', { title: 'Go live', date: '2027-04-01' });
  insertRecord(board, 'reasons', 'x', { recordKind: 'risks', recordId: 'r1', text: 'Because' });
  const differences = listDifferences(before, view());
  expect(differences.map(({ kind, type, title }) => [kind, type, title])).toEqual([
    ['initiatives', 'changed', 'Ledger'],
    ['milestones', 'added', 'Go live'],
    ['dependencies', 'removed', 'Ledger → Payouts'],
    ['risks', 'changed', 'Bank is late'],
  ]);
  expect(differences[0]?.rows).toMatchObject([{ field: 'end', from: '2027-02-04', to: '2027-03-12' }]);
  // What stood beside a score then is needed to say what it was.
  expect(differences[3]?.rows).toMatchObject([{ field: 'currentLikelihood', beside: { currentImpact: 3 } }]);
  expect(Object.fromEntries(countDifferences(differences))).toMatchObject({
    initiatives: { added: 0, changed: 1, removed: 0 },
    dependencies: { removed: 1 },
  });
});

test('a version differs in nothing from itself', () => {
  const { board, view } = createTestBoard();
  insertRecord(board, 'initiatives', 'i1', { title: 'Ledger', tags: ['a'] });
  expect(listDifferences(view(), view())).toEqual([]);
});
