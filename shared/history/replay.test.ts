import fc from 'fast-check';
import { expect, test } from 'vitest';
import { insertRecord, patchRecord } from '../board/collection.ts';
import { type PlainBoard, plainBoard } from '../board/plain-board.ts';
import { createTestBoard } from '../board/testing/test-board.ts';
import { applyChanges, changesBetween } from './replay.ts';

type Edit = { readonly what: 'put' | 'remove' | 'draw' | 'period'; readonly at: number; readonly value: number };
const edit: fc.Arbitrary<Edit> = fc.record({
  what: fc.constantFrom('put', 'remove', 'draw', 'period'),
  at: fc.nat(5),
  value: fc.nat(20),
});

/** The board after each of some edits of teams, initiatives and drawings. */
function versionsOf(edits: readonly Edit[]): PlainBoard[] {
  const { board, view } = createTestBoard();
  return edits.map(({ what, at, value }) => {
    const id = `i${at}`;
    if (what === 'period') board.meta.set('periodStart', `2027-01-${String(value + 1).padStart(2, '0')}`);
    else if (what === 'draw') board.canvas.set(id, { id, typeName: 'shape', x: value });
    else if (what === 'remove') {
      board.records.initiatives.delete(id);
      board.canvas.delete(id);
    } else if (board.records.initiatives.has(id)) patchRecord(board, 'initiatives', id, { key: `K-${value}` });
    else insertRecord(board, 'initiatives', id, { title: id, key: `K-${value}` });
    return plainBoard(view());
  });
}

const inOrder = (board: PlainBoard) => ({
  ...board,
  drawings: board.drawings.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
});

test('the changes from version to version, one after the other, give every version', () => {
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 30 }), (edits) => {
      const versions = versionsOf(edits);
      const [first] = versions;
      if (!first) return;
      let board = first;
      for (const version of versions) {
        board = applyChanges(board, changesBetween(board, version));
        expect(inOrder(board)).toEqual(inOrder(version));
      }
    }),
  );
});

test('says what came, what changed and what went, and nothing of what stayed', () => {
  const { board, view } = createTestBoard();
  for (const id of ['a', 'b', 'c']) insertRecord(board, 'teams', id, { name: id });
  const before = plainBoard(view());
  expect(changesBetween(null, before).teams?.added.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  expect(changesBetween(before, before)).toEqual({});
  patchRecord(board, 'teams', 'a', { name: 'Data' });
  board.records.teams.delete('b');
  insertRecord(board, 'teams', 'd', { name: 'd' });
  const changes = changesBetween(before, plainBoard(view()));
  expect(Object.keys(changes)).toEqual(['teams']);
  expect(changes.teams).toMatchObject({ added: [{ id: 'd' }], changed: [{ id: 'a', name: 'Data' }], removed: ['b'] });
});
