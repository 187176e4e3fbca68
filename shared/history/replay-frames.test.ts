import { expect, test } from 'vitest';
import { deleteRecord, insertRecord, patchRecord } from '../board/collection.ts';
import { type PlainBoard, plainBoard } from '../board/plain-board.ts';
import { createTestBoard } from '../board/testing/test-board.ts';
import { changesBetween, type ReplayedVersion } from './replay.ts';
import { replayFrames } from './replay-frames.ts';

function version(id: string, changes: ReplayedVersion['changes']): ReplayedVersion {
  const takenAt = '2027-01-01T10:00:00.000Z';
  const damage = changes ? null : 'what is stored is damaged';
  return { id, kind: 'named', reason: null, name: id, note: '', takenAt, takenBy: null, authors: [], changes, damage };
}

test('gives every version whole, with what it brought; a damaged one is passed over and the rest is right', () => {
  const { board, view } = createTestBoard();
  const versions: PlainBoard[] = [];
  insertRecord(board, 'initiatives', 'a', { title: 'a' });
  insertRecord(board, 'teams', 't', { name: 't' });
  versions.push(plainBoard(view()));
  patchRecord(board, 'initiatives', 'a', { title: 'b' });
  insertRecord(board, 'risks', 'r', { title: 'r' });
  versions.push(plainBoard(view()));
  deleteRecord(board, 'initiatives', 'a');
  versions.push(plainBoard(view()));
  const [first, second, third] = versions;
  if (!first || !second || !third) throw new Error('three versions');
  const frames = [
    ...replayFrames([
      version('broken from the start', null),
      version('first', changesBetween(null, first)),
      version('second', changesBetween(first, second)),
      version('broken', null),
      version('third', changesBetween(second, third)),
    ]),
  ];
  expect(frames.map(({ version: { id } }) => id)).toEqual(['first', 'second', 'third']);
  expect(frames.map(({ board: kept }) => kept)).toEqual(versions);
  expect(frames.map(({ counts }) => counts)).toEqual([
    null,
    { added: 1, changed: 1, removed: 0 },
    { added: 0, changed: 0, removed: 1 },
  ]);
  // Tables that stay are the same: what is laid out of them is too.
  expect(frames[1]?.board.teams).toBe(frames[0]?.board.teams);
});
