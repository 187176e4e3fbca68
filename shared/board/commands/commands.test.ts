import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { isStale } from '#shared/risk/review-due.ts';
import { createTestBoard, exchange } from '../testing/test-board.ts';
import { changeDrawings } from './canvas-commands.ts';
import { linkItems } from './dependency-commands.ts';
import { addInitiative, placeInitiatives, removeInitiatives } from './initiative-commands.ts';
import { changeMeta } from './meta-commands.ts';
import { addRecord } from './record-commands.ts';
import { addRisk, removeRisks, rescoreRisk } from './risk-commands.ts';
import { addTeam, removeTeams } from './team-commands.ts';

function plan() {
  const it = createTestBoard();
  const team = addTeam(it.board, { fields: { name: 'Payments' }, view: it.view() }, it.ctx);
  const fields = { title: 'Ledger', teamId: team, start: '2027-01-18', end: '2027-04-23' };
  const ledger = addInitiative(it.board, { fields, view: it.view() }, it.ctx);
  const payouts = addInitiative(it.board, { fields: { ...fields, title: 'Payouts' }, view: it.view() }, it.ctx);
  return { ...it, team, ledger, payouts };
}

describe('initiatives', () => {
  test('stand in the order they were added', () => {
    const { view } = plan();
    expect(view().initiatives.list.map((initiative) => initiative.title)).toEqual(['Ledger', 'Payouts']);
  });

  test('are placed together or not at all', () => {
    const { board, view, ledger, payouts } = plan();
    const place = () =>
      placeInitiatives(board, {
        placements: [
          { id: ledger, start: '2027-02-01' },
          { id: payouts, end: '2026-12-31' },
        ],
      });
    expect(place).toThrow(/before it starts/);
    expect(view().initiatives.byId.get(ledger)?.start).toBe('2027-01-18');
  });

  test('take their links and stage milestones with them, and one undo brings all back', () => {
    const { board, view, ctx, ledger, payouts } = plan();
    linkItems(board, { fields: { fromId: ledger, toId: payouts } }, ctx);
    addRecord(board, { kind: 'milestones', fields: { title: 'Beta', date: '2027-03-01', initiativeId: ledger } }, ctx);
    addRisk(board, { fields: { title: 'Vendor slips', initiativeIds: [ledger] }, view: view() }, ctx);
    const before = view();
    const undo = new Y.UndoManager(Object.values(board.records), { trackedOrigins: new Set(['user']) });
    removeInitiatives(board, { ids: [ledger] });
    expect(view().initiatives.list).toHaveLength(1);
    expect(view().dependencies.list).toEqual([]);
    expect(view().milestones.list).toEqual([]);
    expect(view().risks.list[0]?.initiativeIds).toEqual([]);
    expect(view().problems).toEqual([]);
    undo.undo();
    expect(view()).toEqual(before);
  });
});

describe('dependencies', () => {
  test('refuse to link an item to itself, or two items twice', () => {
    const { board, ctx, ledger, payouts } = plan();
    expect(() => linkItems(board, { fields: { fromId: ledger, toId: ledger } }, ctx)).toThrow(/itself/);
    linkItems(board, { fields: { fromId: ledger, toId: payouts } }, ctx);
    expect(() => linkItems(board, { fields: { fromId: ledger, toId: payouts } }, ctx)).toThrow(/already/);
  });

  test('of another board are others, though their ids are the same', () => {
    const { board, view, ctx, ledger, payouts } = plan();
    const link = (fields: { fromBoardId?: string; toBoardId?: string; fromId?: string }) =>
      linkItems(board, { fields: { fromId: ledger, toId: payouts, ...fields } }, ctx);
    link({});
    link({ fromBoardId: 'copy' });
    link({ toBoardId: 'copy' });
    link({ fromBoardId: 'copy', fromId: payouts });
    expect(() => link({ fromBoardId: 'copy' })).toThrow(/already/);
    expect(() => link({ toBoardId: 'copy' })).toThrow(/already/);
    expect(view().dependencies.list).toHaveLength(4);
  });
});

describe('risks', () => {
  test('get the next key and stay in the matrix', () => {
    const { board, view, ctx } = plan();
    addRisk(board, { fields: { title: 'First', key: 'R-09' }, view: view() }, ctx);
    const id = addRisk(board, { fields: { title: 'Second' }, view: view() }, ctx);
    expect(view().risks.byId.get(id)?.key).toBe('R-10');
    rescoreRisk(board, { id, basis: 'current', likelihood: 5, impact: 4, view: view() });
    expect(view().risks.byId.get(id)).toMatchObject({ currentLikelihood: 5, currentImpact: 4, targetImpact: null });
    expect(() => rescoreRisk(board, { id, basis: 'target', likelihood: 6, impact: 1, view: view() })).toThrow(/1 to 5/);
  });

  test('count as reviewed on the day they are added: due again an interval later', () => {
    const { board, view, ctx } = plan();
    const id = addRisk(board, { fields: { title: 'First', reviewEveryDays: 14 }, view: view() }, ctx);
    const risk = view().risks.byId.get(id);
    expect(risk && ['2027-02-22', '2027-03-08', '2027-03-09'].map((today) => isStale(risk, today))).toEqual([
      false,
      false,
      true,
    ]);
  });

  test('take their actions with them', () => {
    const { board, view, ctx } = plan();
    const id = addRisk(board, { fields: { title: 'First' }, view: view() }, ctx);
    addRecord(board, { kind: 'actions', fields: { title: 'Call them', riskId: id } }, ctx);
    removeRisks(board, { ids: [id] });
    expect(view().actions.list).toEqual([]);
  });
});

test('a team that owns something is not removed', () => {
  const { board, view, team, ledger, payouts } = plan();
  expect(() => removeTeams(board, { ids: [team], view: view() })).toThrow(/Payments still owns 2 initiatives/);
  removeInitiatives(board, { ids: [ledger, payouts] });
  removeTeams(board, { ids: [team], view: view() });
  expect(view().teams.list).toEqual([]);
});

test('settings that do not fit are refused', () => {
  const { board, view } = plan();
  expect(() => changeMeta(board, { patch: { currency: 'euros' } })).toThrow(/currency/);
  changeMeta(board, { patch: { currency: 'USD', periodStart: '2027-01-01' } });
  expect(view().meta).toMatchObject({ currency: 'USD', periodStart: '2027-01-01' });
});

test('undo takes back what I did and leaves what others did', () => {
  const [ana, ben] = [createTestBoard('a'), createTestBoard('b')];
  const undo = new Y.UndoManager([...Object.values(ana.board.records), ana.board.canvas], {
    trackedOrigins: new Set(['user', 'canvas']),
  });
  addInitiative(ana.board, { fields: { title: 'Mine' }, view: ana.view() }, ana.ctx);
  exchange(ana, ben);
  addInitiative(ben.board, { fields: { title: 'Theirs' }, view: ben.view() }, ben.ctx);
  changeDrawings(ben.board, { put: [{ id: 'shape:1', typeName: 'shape' }], remove: [] });
  exchange(ana, ben);
  undo.undo();
  exchange(ana, ben);
  for (const { view } of [ana, ben]) {
    expect(view().initiatives.list.map((initiative) => initiative.title)).toEqual(['Theirs']);
    expect(view().canvas.size).toBe(1);
  }
});
