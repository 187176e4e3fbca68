import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { openBoard, transact } from '../board/board-doc.ts';
import { deleteRecord, insertRecord, patchRecord } from '../board/collection.ts';
import { createBoardProjection } from '../board/projection.ts';
import { changedFields, diffBoards, samePlain } from './board-diff.ts';

/** A board whose view is taken at moments; each change is one transaction. */
function board() {
  const doc = new Y.Doc();
  const opened = openBoard(doc);
  const projection = createBoardProjection(opened);
  return { opened, view: () => projection.view(), change: (fn: () => void) => transact(opened, 'user', fn) };
}

test('records are added, updated and removed, each with what it was', () => {
  const { opened, view, change } = board();
  change(() => {
    insertRecord(opened, 'teams', 't1', { name: 'Payments' });
    insertRecord(opened, 'initiatives', 'i1', { title: 'Ledger', start: '2027-01-04', end: '2027-02-04' });
    insertRecord(opened, 'initiatives', 'i2', { title: 'Payouts' });
  });
  const before = view();
  change(() => {
    patchRecord(opened, 'initiatives', 'i1', { end: '2027-03-12', progress: 40 });
    deleteRecord(opened, 'initiatives', 'i2');
    insertRecord(opened, 'risks', 'r1', { title: 'Bank is late' });
  });
  const diff = diffBoards(before, view());
  expect(diff.risks.added.map(({ id }) => id)).toEqual(['r1']);
  expect(diff.initiatives.removed.map(({ title }) => title)).toEqual(['Payouts']);
  const [pair] = diff.initiatives.updated;
  expect(pair?.map(({ end }) => end)).toEqual(['2027-02-04', '2027-03-12']);
  expect(pair && changedFields(...pair).sort()).toEqual(['end', 'progress']);
  expect(diff.teams).toEqual({ added: [], updated: [], removed: [] });
});

test('two documents with the same content have no differences', () => {
  const { opened, view, change } = board();
  change(() => {
    insertRecord(opened, 'initiatives', 'i1', { title: 'Ledger', tags: ['b', 'a'], description: 'Long' });
    opened.canvas.set('shape:1', { id: 'shape:1', typeName: 'shape', x: 1, props: { w: 2 } });
  });
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(opened.doc));
  const diff = diffBoards(view(), createBoardProjection(openBoard(copy)).view());
  expect(Object.values(diff).every((part) => part === null || Object.values(part).every((list) => !list.length))).toBe(
    true,
  );
});

test('the board’s own fields and free drawings are compared by value', () => {
  const { opened, view, change } = board();
  change(() => opened.canvas.set('shape:1', { id: 'shape:1', typeName: 'shape', x: 1 }));
  const before = view();
  change(() => {
    opened.canvas.set('shape:1', { id: 'shape:1', typeName: 'shape', x: 2 });
    opened.meta.set('currency', 'CHF');
  });
  const diff = diffBoards(before, view());
  expect(diff.canvas.updated.map(([, to]) => to.x)).toEqual([2]);
  expect(diff.meta?.map(({ currency }) => currency)).toEqual([before.meta.currency, 'CHF']);
});

test('plain values are the same by content, not by the order of keys', () => {
  expect(samePlain({ a: 1, b: [1, { c: null }] }, { b: [1, { c: null }], a: 1 })).toBe(true);
  expect(samePlain({ a: 1 }, { a: 1, b: undefined })).toBe(false);
  expect(samePlain([], {})).toBe(false);
  expect(samePlain(null, {})).toBe(false);
});
