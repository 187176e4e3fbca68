import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { insertRecord } from '../collection.ts';
import { RECORD_KIND_NAMES, type RecordKind } from '../record-kind.ts';
import { createTestBoard } from '../testing/test-board.ts';
import { removeRecords } from './remove-records.ts';

/** Everything that can point at something does; ids are their own words, so that what is left of one is found. */
function linkedBoard() {
  const it = createTestBoard();
  const { board } = it;
  const reason = (id: string, recordKind: 'initiatives' | 'milestones' | 'risks' | 'dependencies' | 'actions') =>
    insertRecord(board, 'reasons', `why-${id}`, { recordKind, recordId: id, text: 'Because' });
  insertRecord(board, 'teams', 'team-one', { name: 'Payments' });
  insertRecord(board, 'teams', 'team-two', { name: 'Data' });
  insertRecord(board, 'objectives', 'goal', {
    title: 'Faster',
    keyResults: [{ title: 'Days', target: 2, current: 9, unit: 'd' }],
  });
  const work = { teamId: 'team-two', supportingTeamIds: ['team-one'], objectiveId: 'goal' };
  insertRecord(board, 'initiatives', 'ledger', { title: 'Ledger', ...work });
  insertRecord(board, 'initiatives', 'payouts', { title: 'Payouts', ...work });
  insertRecord(board, 'milestones', 'stage', { title: 'Beta', date: '2027-03-01', initiativeId: 'ledger' });
  insertRecord(board, 'milestones', 'launch', { title: 'Launch', date: '2027-05-01', teamId: 'team-one' });
  insertRecord(board, 'dependencies', 'link-work', { fromId: 'ledger', toId: 'payouts' });
  insertRecord(board, 'dependencies', 'link-stage', { fromId: 'stage', toId: 'payouts' });
  insertRecord(board, 'risks', 'threat', { title: 'Slips', teamId: 'team-one', initiativeIds: ['ledger'] });
  insertRecord(board, 'actions', 'hire', { title: 'Hire', riskId: 'threat' });
  insertRecord(board, 'capacity', 'people', { teamId: 'team-one', month: '2027-03', available: 4 });
  insertRecord(board, 'budget', 'money', { initiativeId: 'ledger', quarter: '2027-Q1', planned: 100 });
  insertRecord(board, 'views', 'slide', { title: 'Now' });
  reason('ledger', 'initiatives');
  reason('stage', 'milestones');
  reason('launch', 'milestones');
  reason('threat', 'risks');
  reason('hire', 'actions');
  reason('link-work', 'dependencies');
  reason('link-stage', 'dependencies');
  const remove = (...refs: [RecordKind, string][]) =>
    removeRecords(board, { refs: refs.map(([kind, id]) => ({ kind, id })), view: it.view() });
  const stored = () => JSON.stringify(Object.values(board.records).map((records) => records.toJSON()));
  return { ...it, remove, stored };
}

const LINK_WORK = ['link-work', 'why-link-work'];
const LINK_STAGE = ['link-stage', 'why-link-stage'];
const STAGE = ['stage', 'why-stage', ...LINK_STAGE];

describe('of what is deleted nothing is left in the document, and one undo brings all of it back', () => {
  test.each<[RecordKind, string, readonly string[]]>([
    ['teams', 'team-one', ['people']],
    ['initiatives', 'ledger', ['money', 'why-ledger', ...STAGE, ...LINK_WORK]],
    ['milestones', 'stage', STAGE],
    ['milestones', 'launch', ['why-launch']],
    ['dependencies', 'link-work', LINK_WORK],
    ['risks', 'threat', ['hire', 'why-hire', 'why-threat']],
    ['actions', 'hire', ['why-hire']],
    ['objectives', 'goal', []],
    ['capacity', 'people', []],
    ['budget', 'money', []],
    ['views', 'slide', []],
  ])('%s: %s', (kind, id, withIt) => {
    const { board, view, remove, stored } = linkedBoard();
    const before = view();
    const idsIn = (of = view()) => RECORD_KIND_NAMES.flatMap((name) => [...of[name].byId.keys()]);
    const undo = new Y.UndoManager(Object.values(board.records), { trackedOrigins: new Set(['user']) });
    remove([kind, id]);
    const gone = new Set([id, ...withIt]);
    expect(idsIn()).toEqual(idsIn(before).filter((one) => !gone.has(one)));
    for (const word of gone) expect(stored()).not.toContain(`"${word}"`);
    expect(stored()).not.toContain(`:${id}"`);
    expect(view().problems).toEqual([]);
    expect(undo.undoStack).toHaveLength(1);
    undo.undo();
    expect(view()).toEqual(before);
  });
});

test('a team that still owns something stops the whole removal', () => {
  const { view, remove } = linkedBoard();
  const before = view();
  expect(() => remove(['risks', 'threat'], ['teams', 'team-one'], ['teams', 'team-two'])).toThrow(
    /Data still owns 2 initiatives/,
  );
  expect(view()).toEqual(before);
});
