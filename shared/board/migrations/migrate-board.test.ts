import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { insertRecord } from '../collection.ts';
import { createTestBoard } from '../testing/test-board.ts';
import { type Migration, migrateBoard } from './migrate-board.ts';

const steps: readonly Migration[] = [
  {
    version: 2,
    name: 'team leads are written in capitals',
    run(board) {
      for (const team of board.records.teams.values()) team.set('lead', String(team.get('lead')).toUpperCase());
    },
  },
  { version: 3, name: 'nothing', run: () => undefined },
];

test('a current document is left alone', () => {
  const { board } = createTestBoard();
  const before = Y.encodeStateAsUpdate(board.doc);
  expect(migrateBoard(board)).toEqual({ state: 'current' });
  expect(Y.encodeStateAsUpdate(board.doc)).toEqual(before);
});

test('all steps that are due run in one transaction, once', () => {
  const { board, view } = createTestBoard();
  insertRecord(board, 'teams', 't', { name: 'Data', lead: 'ana' });
  let updates = 0;
  board.doc.on('update', () => updates++);
  expect(migrateBoard(board, steps)).toEqual({
    state: 'migrated',
    steps: ['team leads are written in capitals', 'nothing'],
  });
  expect(updates).toBe(1);
  expect(view().teams.byId.get('t')?.lead).toBe('ANA');
  expect(view().meta.schemaVersion).toBe(3);
  expect(migrateBoard(board, steps)).toEqual({ state: 'current' });
});

test('a document of a newer server is named as such', () => {
  const { board } = createTestBoard();
  board.meta.set('schemaVersion', 9);
  expect(migrateBoard(board, steps)).toEqual({ state: 'newer', version: 9 });
});
