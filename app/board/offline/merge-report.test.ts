import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { openBoard, transact } from '#shared/board/board-doc.ts';
import type { BoardView } from '#shared/board/board-view.ts';
import { deleteRecord, insertRecord, patchRecord } from '#shared/board/collection.ts';
import { boardOfUpdates } from './board-state.ts';
import { isWorthTelling, type MergeReport, mergeReport } from './merge-report.ts';
import { conflictText, mergeHeadline } from './merge-words.ts';
import { unsentFile } from './unsent-file.ts';

type Change = (board: ReturnType<typeof openBoard>) => void;

/** Two people who were level, changed the board apart, and came together again; `mine` has the lower client id. */
function apart(mine: Change, theirs: Change) {
  const [me, them] = [new Y.Doc(), new Y.Doc()];
  me.clientID = 1;
  them.clientID = 2;
  const board = openBoard(me);
  transact(board, 'seed', () => {
    insertRecord(board, 'initiatives', 'pay', { title: 'Payments v2', end: '2027-02-10', progress: 10 });
    insertRecord(board, 'initiatives', 'led', { title: 'Ledger', description: 'One' });
    insertRecord(board, 'risks', 'bank', { title: 'Bank is late' });
  });
  Y.applyUpdate(them, Y.encodeStateAsUpdate(me));
  const base = Y.encodeStateAsUpdate(me);
  transact(board, 'user', () => mine(board));
  const theirBoard = openBoard(them);
  transact(theirBoard, 'user', () => theirs(theirBoard));
  const view = (doc: Y.Doc) => boardOfUpdates(Y.encodeStateAsUpdate(doc)).view;
  const local = view(me);
  const server = boardOfUpdates(base, Y.encodeStateAsUpdate(them, Y.encodeStateVector(me)));
  Y.applyUpdate(me, Y.encodeStateAsUpdate(them));
  const nameOf = (...field: Parameters<typeof server.writerOf>) => (server.writerOf(...field) === 2 ? 'Ben' : null);
  return { base: boardOfUpdates(base).view, local, server: server.view, merged: view(me), nameOf };
}

const context = (view: BoardView) => ({ view, people: [], today: '2027-01-01' });
const nothing: Change = () => undefined;

test('what others added, changed and deleted is listed; what only I changed is not', () => {
  const moments = apart(
    (board) => patchRecord(board, 'initiatives', 'pay', { progress: 40 }),
    (board) => {
      patchRecord(board, 'initiatives', 'led', { title: 'General ledger' });
      deleteRecord(board, 'risks', 'bank');
      insertRecord(board, 'risks', 'key', { title: 'Key person leaves' });
      board.canvas.set('shape:1', { id: 'shape:1', typeName: 'shape' });
    },
  );
  const report = mergeReport(moments, 1);
  expect(report.others.map(({ what, kind, record }) => `${what} ${kind}/${record.id}`)).toEqual([
    'changed initiatives/led',
    'added risks/key',
    'removed risks/bank',
  ]);
  expect(report.conflicts).toEqual([]);
  expect(mergeHeadline(report)).toBe(
    'Back online. Your change is saved. Meanwhile others changed 3 items and 1 drawing.',
  );
});

test('a field that both changed says whose value stands, and who wrote the other', () => {
  const moments = apart(
    (board) => patchRecord(board, 'initiatives', 'pay', { end: '2027-03-12', progress: 40 }),
    (board) => patchRecord(board, 'initiatives', 'pay', { end: '2027-03-26' }),
  );
  const { conflicts } = mergeReport(moments, 2);
  // The higher client id wins in Yjs: theirs.
  expect(conflicts.map((conflict) => conflictText(conflict, context(moments.merged)))).toEqual([
    'Payments v2, End: Ben’s 26 Mar 2027 stands, yours was 12 Mar 2027.',
  ]);
});

test('texts and sets are merged, and the same value on both sides is no conflict', () => {
  const both: Change = (board) => {
    patchRecord(board, 'initiatives', 'led', { description: 'One two', tags: ['a'] });
    patchRecord(board, 'initiatives', 'pay', { status: 'blocked' });
  };
  const report = mergeReport(apart(both, both), 1);
  expect(report.conflicts).toEqual([]);
});

test('deleted on one side and changed on the other: said, from both sides', () => {
  const edit: Change = (board) => patchRecord(board, 'initiatives', 'pay', { progress: 90 });
  const remove: Change = (board) => deleteRecord(board, 'initiatives', 'pay');
  expect(mergeReport(apart(edit, remove), 1).conflicts).toMatchObject([{ what: 'removed', by: 'them' }]);
  expect(mergeReport(apart(remove, edit), 1).conflicts).toMatchObject([{ what: 'removed', by: 'me' }]);
});

test('without changes of mine, or without a known beginning, what came in is what others changed', () => {
  const { local, merged, nameOf } = apart(nothing, (board) =>
    patchRecord(board, 'risks', 'bank', { status: 'closed' }),
  );
  const report = mergeReport({ base: null, local, server: null, merged, nameOf }, 0);
  expect(report.others.map(({ record }) => record.id)).toEqual(['bank']);
  expect(mergeHeadline(report)).toBe('Back online. Meanwhile others changed 1 item.');
});

test('short blips are told only when two people meant different things', () => {
  const quiet: MergeReport = { saved: 0, others: [], otherDrawings: 0, conflicts: [] };
  const mine = { ...quiet, saved: 3 };
  const conflict = mergeReport(
    apart(
      (board) => patchRecord(board, 'initiatives', 'pay', { progress: 1 }),
      (board) => patchRecord(board, 'initiatives', 'pay', { progress: 2 }),
    ),
    1,
  );
  expect(isWorthTelling(quiet, 3_600_000)).toBe(false);
  expect(isWorthTelling(mine, 9_999)).toBe(false);
  expect(isWorthTelling(mine, 10_000)).toBe(true);
  expect(isWorthTelling(conflict, 500)).toBe(true);
});

test('a file of unsent changes holds what lies between the server and here', () => {
  const { base, local } = apart((board) => {
    patchRecord(board, 'initiatives', 'pay', { progress: 40 });
    deleteRecord(board, 'risks', 'bank');
    insertRecord(board, 'risks', 'key', { title: 'Key person leaves' });
  }, nothing);
  expect(unsentFile('Plan', base, local)).toMatchObject({
    board: 'Plan',
    changes: [
      { what: 'changed', kind: 'initiatives', id: 'pay', fields: { progress: { from: 10, to: 40 } } },
      { what: 'added', kind: 'risks', record: { id: 'key' } },
      { what: 'removed', kind: 'risks', record: { id: 'bank' } },
    ],
  });
  expect(unsentFile('Plan', null, local)).toMatchObject({ changes: [], records: { initiatives: [{}, {}] } });
});
