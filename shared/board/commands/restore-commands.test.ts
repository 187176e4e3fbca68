import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { diffBoards } from '#shared/diff/board-diff.ts';
import { listDifferences } from '#shared/diff/list-differences.ts';
import { restoreWords } from '#shared/diff/restore-words.ts';
import type { BoardView } from '../board-view.ts';
import { UNDOABLE_ORIGINS } from '../origin.ts';
import { plainBoard } from '../plain-board.ts';
import { RECORD_KIND_NAMES } from '../record-kind.ts';
import { editAtRandom, randomBelow } from '../testing/edit-at-random.ts';
import { createTestBoard, exchange, type TestBoard } from '../testing/test-board.ts';
import { removeInitiatives } from './initiative-commands.ts';
import { giveReason } from './reason-commands.ts';
import { addRecord, updateRecord } from './record-commands.ts';
import { removeRecords } from './remove-records.ts';
import { type RestorePoint, restoreRecords, restoreVersion } from './restore-commands.ts';

const point = (view: BoardView, name = 'Q1 commitment'): RestorePoint => ({
  ...{ snapshotId: 'v1', name, takenAt: '2027-01-04T09:00:00.000Z' },
  view,
});
const restore = (it: TestBoard, version: BoardView) =>
  restoreVersion(it.board, { view: it.view(), from: point(version) }, it.ctx);
const restoreSome = (it: TestBoard, version: BoardView, chosen: Parameters<typeof restoreRecords>[1]['chosen']) =>
  restoreRecords(it.board, { view: it.view(), from: point(version), chosen }, it.ctx);

/** A board with a past and a present, both made at random; anew each time, since a run changes it. */
const histories = fc.tuple(fc.nat(), fc.nat(50), fc.nat(50)).map(([seed, then, since]) => () => {
  const it = createTestBoard();
  const below = randomBelow(seed);
  editAtRandom(it, below, then);
  const version = it.view();
  editAtRandom(it, below, since);
  return { it, version, below };
});
const runs = { numRuns: 40 };
/** Without what says that a restore was. */
const plain = (view: BoardView) => ({ ...plainBoard(view), meta: { ...view.meta, restored: null } });

/** Drawings lie in no order. */
const inOrder = (view: BoardView) => {
  const { drawings, ...records } = plainBoard(view);
  return { ...records, drawings: drawings.toSorted((a, b) => (a.id < b.id ? -1 : 1)) };
};

describe('the whole of a version', () => {
  test('is what the board says afterwards: nothing differs, drawings and order included', () => {
    fc.assert(
      fc.property(histories, (make) => {
        const { it, version } = make();
        restore(it, version);
        expect(listDifferences(it.view(), version)).toEqual([]);
        const { meta: _meta, reasons: _reasons, ...others } = diffBoards(it.view(), version);
        for (const table of Object.values(others)) expect(table).toEqual({ added: [], updated: [], removed: [] });
        expect(it.view().problems.filter(({ type }) => type === 'unreadable')).toEqual([]);
      }),
      runs,
    );
  });

  test('is one transaction, and one undo gives back the state before', () => {
    fc.assert(
      fc.property(histories, (make) => {
        const { it, version } = make();
        const { board } = it;
        const before = inOrder(it.view());
        const undo = new Y.UndoManager([board.meta, ...Object.values(board.records), board.canvas], {
          trackedOrigins: new Set(UNDOABLE_ORIGINS),
          captureTimeout: Number.MAX_SAFE_INTEGER,
        });
        let updates = 0;
        board.doc.on('update', () => updates++);
        restore(it, version);
        expect(updates).toBeLessThanOrEqual(1);
        if (updates > 0) undo.undo();
        expect(inOrder(it.view())).toEqual(before);
      }),
      runs,
    );
  });

  test('says which version it was, and writes nothing where nothing differs', () => {
    const it = createTestBoard();
    addRecord(it.board, { kind: 'initiatives', fields: { title: 'Ledger' } }, it.ctx);
    const version = it.view();
    expect(restore(it, version)).toBe(0);
    expect(it.view().meta.restored).toBeNull();
    addRecord(it.board, { kind: 'initiatives', fields: { title: 'Payouts' } }, it.ctx);
    expect(restore(it, version)).toBe(1);
    expect(it.view().meta.restored).toEqual({
      ...{ snapshotId: 'v1', name: 'Q1 commitment', takenAt: '2027-01-04T09:00:00.000Z' },
      ...{ at: it.ctx.now, records: null, part: 1 },
    });
  });

  test('is told as a restore also when the clock of who restored before was ahead, and undo as one taken back', () => {
    const it = createTestBoard();
    const versions = [it.view()];
    for (const title of ['One', 'Two']) {
      addRecord(it.board, { kind: 'risks', fields: { title } }, it.ctx);
      versions.push(it.view());
    }
    const [none, one] = versions;
    if (!none || !one) throw new Error('no versions');
    const told: (string | null)[] = [];
    let before = it.view().meta.restored;
    const tell = () => {
      const after = it.view().meta.restored;
      told.push(restoreWords(before, after));
      before = after;
    };
    const undo = new Y.UndoManager([it.board.meta, ...Object.values(it.board.records), it.board.canvas], {
      trackedOrigins: new Set(UNDOABLE_ORIGINS),
      captureTimeout: 0,
    });
    for (const [name, version, now] of [
      ['first', one, '2027-03-01T09:00:00.000Z'],
      ['second', none, '2027-02-22T09:00:00.000Z'],
      ['third', one, '2027-02-22T09:00:00.000Z'],
    ] as const) {
      restoreVersion(it.board, { view: it.view(), from: point(version, name) }, { ...it.ctx, now });
      tell();
      if (name === 'second') {
        undo.undo();
        tell();
        undo.redo();
        tell();
      }
    }
    expect(told.map((words) => words?.slice(0, -', 2027-01-04'.length))).toEqual([
      'Restored from “first”',
      'Restored from “second”',
      'Took back restoring “second”',
      'Restored from “second”',
      'Restored from “third”',
    ]);
  });

  test('keeps the reasons that were given since', () => {
    const it = createTestBoard();
    const id = addRecord(it.board, { kind: 'initiatives', fields: { title: 'Ledger' } }, it.ctx);
    const version = it.view();
    updateRecord(it.board, { kind: 'initiatives', id, patch: { title: 'Ledger v2' } });
    const why = {
      recordKind: 'initiatives',
      recordId: id,
      aspect: 'state',
      text: 'Renamed',
      from: '',
      to: '',
    } as const;
    giveReason(it.board, why, it.ctx);
    restore(it, version);
    expect(it.view().reasons.list).toHaveLength(1);
  });

  test('too large for one update, comes as several that are one step of undo', () => {
    const it = createTestBoard();
    for (let i = 0; i < 40; i++) {
      addRecord(
        it.board,
        { kind: 'initiatives', fields: { title: `I ${i}`, description: 'x'.repeat(20_000) } },
        it.ctx,
      );
    }
    const version = it.view();
    removeInitiatives(it.board, { ids: version.initiatives.list.map(({ id }) => id) });
    const sizes: number[] = [];
    it.board.doc.on('update', (update: Uint8Array) => sizes.push(update.byteLength));
    restore(it, version);
    expect(sizes.length).toBeGreaterThan(1);
    expect(Math.max(...sizes)).toBeLessThan(512 * 1024);
    expect(listDifferences(it.view(), version)).toEqual([]);
  });
});

describe('two people who go back at once', () => {
  test('to one version or to two, end on the same board, which has no broken records', () => {
    fc.assert(
      fc.property(histories, fc.boolean(), (make, same) => {
        const { it, version, below } = make();
        const other = createTestBoard('other');
        exchange(it, other);
        const elsewhere = same ? version : other.view();
        editAtRandom(it, below, 5);
        exchange(it, other);
        restore(it, version);
        restoreVersion(other.board, { view: other.view(), from: point(elsewhere, 'Other') }, other.ctx);
        exchange(it, other);
        expect(inOrder(it.view())).toEqual(inOrder(other.view()));
        expect(it.view().problems.filter(({ type }) => type === 'unreadable')).toEqual([]);
        if (same) expect(listDifferences(it.view(), version)).toEqual([]);
      }),
      runs,
    );
  });
});

describe('chosen records', () => {
  test('are as they were, and a record that hangs together with none of them is not touched', () => {
    fc.assert(
      fc.property(histories, (make) => {
        const { it, version, below } = make();
        const before = it.view();
        // What only changed: what came or went takes others along, as the next tests say.
        const changed = listDifferences(before, version).filter(
          ({ type, kind }) => type === 'changed' && kind !== 'meta',
        );
        const chosen = changed.filter(() => below(2) === 0);
        restoreSome(it, version, chosen);
        const differing = listDifferences(it.view(), version);
        // Members of sets that are gone themselves do not come back with them.
        if (differing.some(({ type, kind }) => type === 'added' && (kind === 'teams' || kind === 'initiatives')))
          return;
        const left = differing.map(({ kind, id }) => `${kind}/${id}`);
        for (const { kind, id } of chosen) expect(left).not.toContain(`${kind}/${id}`);
        // Where one needs what is gone (its team), that comes back too, and with it who pointed at it.
        if (listDifferences(before, it.view()).some(({ type }) => type === 'added')) return;
        const touched = new Set(chosen.map(({ kind, id }) => `${kind}/${id}`));
        for (const kind of RECORD_KIND_NAMES) {
          for (const record of before[kind].list) {
            if (!touched.has(`${kind}/${record.id}`)) expect(it.view()[kind].byId.get(record.id)).toBe(record);
          }
        }
      }),
      runs,
    );
  });

  test('all of them chosen, give what the whole gives, drawings and order aside', () => {
    fc.assert(
      fc.property(histories, (make) => {
        const { it, version } = make();
        restoreSome(it, version, listDifferences(it.view(), version));
        expect(listDifferences(it.view(), version)).toEqual([]);
      }),
      runs,
    );
  });

  test('bring back what went with them, and what pointed at them', () => {
    const it = createTestBoard();
    const { board, ctx } = it;
    const team = addRecord(board, { kind: 'teams', fields: { name: 'Payments' } }, ctx);
    const add = (title: string) => addRecord(board, { kind: 'initiatives', fields: { title, teamId: team } }, ctx);
    const [ledger, payouts, other] = [add('Ledger'), add('Payouts'), add('Other')];
    addRecord(board, { kind: 'milestones', fields: { title: 'Beta', date: '2027-04-01', initiativeId: ledger } }, ctx);
    addRecord(board, { kind: 'dependencies', fields: { fromId: ledger, toId: payouts } }, ctx);
    addRecord(board, { kind: 'budget', fields: { initiativeId: ledger, quarter: '2027-Q1' } }, ctx);
    const risk = addRecord(board, { kind: 'risks', fields: { title: 'Late', initiativeIds: [ledger] } }, ctx);
    const version = it.view();
    removeRecords(board, { refs: [ledger, payouts].map((id) => ({ kind: 'initiatives', id })), view: it.view() });
    updateRecord(board, { kind: 'risks', id: risk, patch: { title: 'Later' } });
    updateRecord(board, { kind: 'initiatives', id: other, patch: { title: 'Another' } });

    restoreSome(it, version, [{ kind: 'initiatives', id: ledger }]);
    const view = it.view();
    expect(view.initiatives.list.map(({ title }) => title).toSorted()).toEqual(['Another', 'Ledger']);
    expect(view.milestones.list).toHaveLength(1);
    expect(view.budget.list).toHaveLength(1);
    // Its other end is gone still.
    expect(view.dependencies.list).toHaveLength(0);
    expect(view.risks.byId.get(risk)).toMatchObject({ title: 'Later', initiativeIds: [ledger] });
    expect(view.meta.restored).toMatchObject({ records: 1 });

    restoreSome(it, version, [{ kind: 'initiatives', id: payouts }]);
    expect(it.view().dependencies.list).toHaveLength(1);
    expect(listDifferences(it.view(), version).map(({ title }) => title)).toEqual(['Other', 'Late']);
  });

  test('bring the team they were in, and refuse to take away one that came later and is not empty', () => {
    const it = createTestBoard();
    const team = addRecord(it.board, { kind: 'teams', fields: { name: 'Payments' } }, it.ctx);
    const id = addRecord(it.board, { kind: 'initiatives', fields: { title: 'Ledger', teamId: team } }, it.ctx);
    const version = it.view();
    const later = addRecord(it.board, { kind: 'teams', fields: { name: 'Ledgers' } }, it.ctx);
    updateRecord(it.board, { kind: 'initiatives', id, patch: { teamId: later } });
    removeRecords(it.board, { refs: [{ kind: 'teams', id: team }], view: it.view() });
    const before = plainBoard(it.view());
    expect(() => restoreSome(it, version, [{ kind: 'teams', id: later }])).toThrow('Ledgers came later');
    expect(plainBoard(it.view())).toEqual(before);
    restoreSome(it, version, [
      { kind: 'initiatives', id },
      { kind: 'teams', id: later },
    ]);
    expect(plain(it.view())).toEqual(plain(version));
  });
});
