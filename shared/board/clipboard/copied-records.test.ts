import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linkItems } from '../commands/dependency-commands.ts';
import { addInitiative } from '../commands/initiative-commands.ts';
import { pasteRecords } from '../commands/paste-commands.ts';
import { addRecord } from '../commands/record-commands.ts';
import { addRisk } from '../commands/risk-commands.ts';
import { addTeam } from '../commands/team-commands.ts';
import { CONFIDENCES, INITIATIVE_STATUSES } from '../records/initiative.ts';
import { createTestBoard, type TestBoard } from '../testing/test-board.ts';
import { copyRecords, MAX_COPIED_RECORDS, readCopied } from './copied-records.ts';
import { recordsAsTable } from './records-as-table.ts';

function plan() {
  const it = createTestBoard('a');
  const { board, ctx, view } = it;
  const payments = addTeam(board, { fields: { name: 'Payments', orgTeamId: 'org-pay' }, view: view() }, ctx);
  const data = addTeam(board, { fields: { name: 'Data' }, view: view() }, ctx);
  const dates = { start: '2027-01-18', end: '2027-04-23' };
  const add = (title: string, teamId: string, key: string) =>
    addInitiative(board, { fields: { title, teamId, key, owner: 'user:ana', ...dates }, view: view() }, ctx);
  const ledger = add('Ledger', payments, 'PAY-1');
  const payouts = add('Payouts', data, 'PAY-2');
  const other = add('Other', data, 'PAY-3');
  const beta = addRecord(
    board,
    { kind: 'milestones', fields: { title: 'beta', date: '2027-03-01', initiativeId: ledger } },
    ctx,
  );
  linkItems(board, { fields: { fromId: ledger, toId: payouts, lag: 3 } }, ctx);
  linkItems(board, { fields: { fromId: payouts, toId: other } }, ctx);
  const risk = addRisk(
    board,
    { fields: { title: 'Late', initiativeIds: [ledger], currentLikelihood: 5, currentImpact: 4 }, view: view() },
    ctx,
  );
  addRecord(board, { kind: 'actions', fields: { title: 'Ask the bank', riskId: risk } }, ctx);
  return { it, ledger, payouts, other, beta, risk };
}

const everybody = () => true;

function paste(into: TestBoard, boardId: string, text: string, isMember = everybody) {
  const read = readCopied(text);
  if (!read.ok) throw new Error(read.message);
  return pasteRecords(into.board, { copied: read.copied, view: into.view(), boardId, isMember }, into.ctx);
}

describe('copied records', () => {
  test('bring what hangs on them, and the links among them alone', () => {
    const { it, ledger, payouts, risk, beta } = plan();
    const copied = copyRecords(it.view(), 'b1', [
      { kind: 'initiatives', id: ledger },
      { kind: 'initiatives', id: payouts },
      { kind: 'risks', id: risk },
      { kind: 'risks', id: 'gone' },
    ]);
    expect(copied.milestones.map(({ id }) => id)).toEqual([beta]);
    expect(copied.dependencies.map(({ fields }) => [fields.fromId, fields.toId])).toEqual([[ledger, payouts]]);
    expect(copied.actions.map(({ fields }) => fields.title)).toEqual(['Ask the bank']);
    expect(copied.teams.map(({ name }) => name)).toEqual(['Payments', 'Data']);
  });

  test('pasted on their own board are new records with "(copy)", fresh keys and their own links', () => {
    const { it, ledger, payouts, risk } = plan();
    const refs = [ledger, payouts].map((id) => ({ kind: 'initiatives' as const, id }));
    const text = JSON.stringify(copyRecords(it.view(), 'b1', [...refs, { kind: 'risks', id: risk }]));
    const made = paste(it, 'b1', text);
    const view = it.view();
    const copies = view.initiatives.list.filter(({ title }) => title.endsWith('(copy)'));
    expect(copies).toMatchObject([
      { title: 'Ledger (copy)', key: '', start: '2027-01-18', end: '2027-04-23' },
      { title: 'Payouts (copy)', key: '' },
    ]);
    const [newLedger, newPayouts] = copies;
    expect(view.dependencies.list).toHaveLength(3);
    expect(view.dependencies.list).toContainEqual(
      expect.objectContaining({ fromId: newLedger?.id, toId: newPayouts?.id, lag: 3 }),
    );
    expect(view.milestones.list.map(({ initiativeId }) => initiativeId)).toContain(newLedger?.id);
    const copy = view.risks.list.find(({ title }) => title === 'Late (copy)');
    expect(copy).toMatchObject({ key: 'R-02', initiativeIds: [newLedger?.id] });
    expect(view.actions.list.filter(({ riskId }) => riskId === copy?.id)).toHaveLength(1);
    expect(made.map(({ kind }) => kind)).toEqual(['initiatives', 'initiatives', 'milestones', 'risks']);
    expect(paste(it, 'b1', text)).toHaveLength(4);
    expect(it.view().initiatives.list.map(({ title }) => title)).toContain('Ledger (copy 2)');
    expect(it.view().problems).toEqual([]);
  });

  test('pasted on another board find its teams by the organisation, then by name, and leave out what is not there', () => {
    const { it, ledger, payouts, other, risk } = plan();
    const refs = [ledger, payouts, other].map((id) => ({ kind: 'initiatives' as const, id }));
    const text = JSON.stringify(copyRecords(it.view(), 'b1', [...refs.slice(0, 2), { kind: 'risks', id: risk }]));
    const there = createTestBoard('b');
    const money = addTeam(
      there.board,
      { fields: { name: 'Money', orgTeamId: 'org-pay' }, view: there.view() },
      there.ctx,
    );
    paste(there, 'b2', text, () => false);
    expect(there.view().initiatives.list).toMatchObject([
      { title: 'Ledger', key: 'PAY-1', teamId: money, owner: null },
      { title: 'Payouts', key: 'PAY-2', teamId: null, owner: null },
    ]);
    expect(there.view().dependencies.list).toHaveLength(1);
    expect(there.view().problems).toEqual([]);
  });

  test('are refused with a word when they are damaged, foreign or too many', () => {
    const { it, ledger } = plan();
    const copied = copyRecords(it.view(), 'b1', [{ kind: 'initiatives', id: ledger }]);
    const [entry] = copied.initiatives;
    const many = { ...copied, initiatives: Array.from({ length: MAX_COPIED_RECORDS + 1 }, () => entry) };
    for (const text of [
      '',
      'null',
      '{}',
      '[]',
      '{"format":"quarterdeck-records"}',
      JSON.stringify({ ...copied, version: 2 }),
    ])
      expect(readCopied(text)).toMatchObject({ ok: false });
    expect(readCopied(JSON.stringify(many))).toEqual({ ok: false, message: 'At most 2000 records at once.' });
    expect(readCopied(' '.repeat(9_000_000))).toMatchObject({ ok: false, message: 'It is too large to be pasted.' });
  });

  test('any JSON is read or refused, never thrown, and what is read can be pasted', () => {
    const { it, ledger } = plan();
    const good = copyRecords(it.view(), 'b1', [{ kind: 'initiatives', id: ledger }]);
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(good)), fc.jsonValue(), (field, value) => {
        const read = readCopied(JSON.stringify({ ...good, [field]: value }));
        if (!read.ok) return;
        const there = createTestBoard('c');
        pasteRecords(
          there.board,
          { copied: read.copied, view: there.view(), boardId: 'b2', isMember: everybody },
          there.ctx,
        );
        expect(there.view().problems).toEqual([]);
      }),
      { seed: 4, numRuns: 300 },
    );
  });

  test('come back from text as they went: every field of an initiative', () => {
    const isoDate = fc
      .integer({ min: 0, max: 60_000 })
      .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));
    const fields = fc.record({
      title: fc.string({ minLength: 1, maxLength: 300 }).filter((text) => text.trim() === text && text !== ''),
      key: fc.string({ maxLength: 60 }),
      start: fc.option(isoDate),
      status: fc.constantFrom(...INITIATIVE_STATUSES),
      progress: fc.integer({ min: 0, max: 100 }),
      confidence: fc.option(fc.constantFrom(...CONFIDENCES)),
      description: fc.string({ maxLength: 200 }),
      tags: fc.uniqueArray(fc.string({ minLength: 1, maxLength: 40 }), { maxLength: 4 }),
    });
    fc.assert(
      fc.property(fc.array(fields, { minLength: 1, maxLength: 6 }), (list) => {
        const from = createTestBoard('d');
        const refs = list.map((entry) => ({
          kind: 'initiatives' as const,
          id: addInitiative(from.board, { fields: entry, view: from.view() }, from.ctx),
        }));
        const text = JSON.stringify(copyRecords(from.view(), 'b1', refs));
        const there = createTestBoard('e');
        paste(there, 'b2', text);
        const plain = (board: TestBoard) => board.view().initiatives.list.map(({ id, order, ...rest }) => rest);
        expect(plain(there)).toEqual(plain(from));
      }),
      { seed: 4, numRuns: 100 },
    );
  });

  test('as rows are one line each, and nothing a spreadsheet would run', () => {
    const it = createTestBoard();
    const title = '=HYPERLINK("x")\tand\nmore';
    const id = addInitiative(it.board, { fields: { title, start: '2027-01-18' }, view: it.view() }, it.ctx);
    const rows = recordsAsTable(copyRecords(it.view(), 'b1', [{ kind: 'initiatives', id }]), () => 'Ana');
    expect(rows).toHaveLength(2);
    expect(rows[1]?.slice(0, 6)).toEqual(['', `'=HYPERLINK("x") and more`, '', 'Ana', '2027-01-18', '']);
    expect(rows.flat().some((cell) => /[\t\n]/.test(cell))).toBe(false);
  });
});
