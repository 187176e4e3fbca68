import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { FieldError, insertRecord, patchRecord, readRecord, textOf } from './collection.ts';
import { updateRecord } from './commands/record-commands.ts';
import { createTestBoard, exchange } from './testing/test-board.ts';

describe('reading', () => {
  test('heals bad and missing optional fields by their defaults, without writing', () => {
    const { board, view } = createTestBoard();
    const map = new Y.Map<unknown>();
    board.records.initiatives.set('a', map);
    map.set('title', 'Ledger');
    map.set('start', '2027-02-31');
    map.set('progress', 'a lot');
    const before = Y.encodeStateAsUpdate(board.doc);
    expect(view().initiatives.byId.get('a')).toMatchObject({
      title: 'Ledger',
      start: null,
      progress: 0,
      status: 'planned',
    });
    expect(Y.encodeStateAsUpdate(board.doc)).toEqual(before);
  });

  test('leaves a record with a bad required field out, and lists it', () => {
    const { board, view } = createTestBoard();
    board.records.milestones.set('m', new Y.Map([['title', 'GA']]));
    expect(view().milestones.list).toEqual([]);
    expect(view().problems).toMatchObject([{ type: 'unreadable', kind: 'milestones', id: 'm' }]);
  });

  test.each([
    ['text', 'not a map'],
    ['a number', 7],
    ['null', null],
    ['a list', [1]],
  ])('never throws on %s', (_name, value) => {
    expect(readRecord('risks', 'r', value).ok).toBe(false);
  });

  test('does not fall for fields named like those of every object', () => {
    const { board } = createTestBoard();
    const map = new Y.Map<unknown>();
    board.records.teams.set('t', map);
    map.set('__proto__', { polluted: true });
    map.set('name', 'Data');
    const result = readRecord('teams', 't', map);
    expect(result.ok && Object.getPrototypeOf(result.record)).toBe(Object.prototype);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe('writing', () => {
  test('refuses what does not fit, naming the field, and writes nothing', () => {
    const { board } = createTestBoard();
    const before = Y.encodeStateAsUpdate(board.doc);
    const insert = () => insertRecord(board, 'initiatives', 'a', { title: 'Ledger', start: '2027-02-31' });
    expect(insert).toThrow(FieldError);
    expect(insert).toThrow(/start/);
    expect(() => insertRecord(board, 'initiatives', 'a', { title: '' })).toThrow(/title/);
    expect(Y.encodeStateAsUpdate(board.doc)).toEqual(before);
  });

  test('writes only the fields that differ', () => {
    const { board } = createTestBoard();
    insertRecord(board, 'initiatives', 'a', { title: 'Ledger', progress: 10 });
    let updates = 0;
    board.doc.on('update', () => updates++);
    expect(patchRecord(board, 'initiatives', 'a', { title: 'Ledger', progress: 10, tags: [] })).toBe(false);
    expect(updates).toBe(0);
    expect(patchRecord(board, 'initiatives', 'a', { title: 'Ledger', progress: 20 })).toBe(true);
  });

  test('says so when the record is gone', () => {
    const { board } = createTestBoard();
    expect(() => patchRecord(board, 'risks', 'nobody', { title: 'x' })).toThrow(/gone/);
  });
});

describe('two people at once', () => {
  const pair = () => {
    const [ana, ben] = [createTestBoard('a'), createTestBoard('b')];
    insertRecord(ana.board, 'risks', 'r', { title: 'Vendor slips', notes: 'seen in May' });
    exchange(ana, ben);
    return { ana, ben };
  };

  test('both win when they change two fields of one record', () => {
    const { ana, ben } = pair();
    patchRecord(ana.board, 'risks', 'r', { currentImpact: 4 });
    patchRecord(ben.board, 'risks', 'r', { currentLikelihood: 2 });
    exchange(ana, ben);
    for (const { view } of [ana, ben]) {
      expect(view().risks.byId.get('r')).toMatchObject({ currentImpact: 4, currentLikelihood: 2 });
    }
  });

  test('both win when they add two members to one set', () => {
    const { ana, ben } = pair();
    patchRecord(ana.board, 'risks', 'r', { tags: ['vendor'] });
    patchRecord(ben.board, 'risks', 'r', { tags: ['audit'] });
    exchange(ana, ben);
    expect(ana.view().risks.byId.get('r')?.tags).toEqual(['audit', 'vendor']);
    expect(ben.view()).toEqual(ana.view());
  });

  test('both win when they type in two places of one text', () => {
    const { ana, ben } = pair();
    updateRecord(ana.board, { kind: 'risks', id: 'r', patch: { notes: 'first seen in May' } });
    updateRecord(ben.board, { kind: 'risks', id: 'r', patch: { notes: 'seen in May and June' } });
    exchange(ana, ben);
    expect(textOf(ana.board, 'risks', 'r', 'notes')?.toString()).toBe('first seen in May and June');
    expect(textOf(ben.board, 'risks', 'r', 'notes')?.toString()).toBe('first seen in May and June');
  });
});
