import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linkItems } from '#shared/board/commands/dependency-commands.ts';
import { addRecord, updateRecord } from '#shared/board/commands/record-commands.ts';
import { plainBoard } from '#shared/board/plain-board.ts';
import { createTestBoard } from '#shared/board/testing/test-board.ts';
import { importText, planText } from './testing/import-text.ts';

const PLAN = `Key,Title,Team,Start,End,Status,Alpha,Beta,Depends on
P-1,Ledger,Payments,2027-01-04,2027-03-31,Done,2027-01-31,2027-03-01,
P-2,Payouts,Payments,2027-04-01,2027-05-31,In Progress,,2027-05-01,P-1
P-3,Consent,Identity,,,To do,,,"P-1, P-2"
`;
const whole = { replace: true } as const;

describe('a file as the whole truth', () => {
  test('removes what is missing in it with what hangs on it, as one transaction', () => {
    const it = createTestBoard();
    importText(it, PLAN);
    const ids = new Map(it.view().initiatives.list.map(({ key, id }) => [key, id]));
    const risk = addRecord(
      it.board,
      { kind: 'risks', fields: { title: 'Late', initiativeIds: [ids.get('P-1') ?? '', ids.get('P-2') ?? ''] } },
      it.ctx,
    );
    const origins: unknown[] = [];
    it.board.doc.on('update', (_: Uint8Array, origin: unknown) => origins.push(origin));
    const plan = importText(
      it,
      PLAN.split('\n')
        .filter((line) => !line.startsWith('P-1'))
        .join('\n'),
      whole,
    );

    expect(plan.removes).toMatchObject({ initiatives: [ids.get('P-1')], stages: [], links: [], teams: [] });
    expect(origins).toEqual(['import']);
    const view = it.view();
    expect(view.initiatives.list.map(({ key }) => key)).toEqual(['P-2', 'P-3']);
    expect(view.milestones.list.map(({ key }) => key)).toEqual(['P-2/Beta']);
    expect(view.dependencies.list).toMatchObject([{ fromId: ids.get('P-2'), toId: ids.get('P-3') }]);
    expect(view.risks.byId.get(risk)?.initiativeIds).toEqual([ids.get('P-2')]);
    expect(view.problems).toEqual([]);
  });

  test('clears the fields of empty cells, and leaves fields alone that it has no column for', () => {
    const it = createTestBoard();
    importText(it, PLAN);
    const [ledger] = it.view().initiatives.list;
    updateRecord(it.board, { kind: 'initiatives', id: ledger?.id ?? '', patch: { description: 'Ours', effort: 4 } });
    const next = `Key,Title,Team,Start,End,Status,Alpha,Beta,Depends on,Effort
P-1,Ledger,,2027-01-04,,,2027-01-31,,,
P-2,Payouts,Payments,2027-04-01,2027-05-31,In Progress,,2027-05-01,,
P-3,Consent,Identity,,,To do,,,P-2,
`;
    const plan = importText(it, next, whole);
    expect(plan.updates).toMatchObject([
      { id: ledger?.id, patch: { teamId: null, end: null, status: 'planned', progress: 0, effort: null } },
    ]);
    const view = it.view();
    expect(view.initiatives.byId.get(ledger?.id ?? '')).toMatchObject({ description: 'Ours', effort: null, end: null });
    expect(view.milestones.list.map(({ key }) => key)).toEqual(['P-1/Alpha', 'P-2/Beta']);
    const keyOf = (id: string) => view.initiatives.byId.get(id)?.key;
    expect(view.dependencies.list.map(({ fromId, toId }) => [keyOf(fromId), keyOf(toId)])).toEqual([['P-2', 'P-3']]);
  });

  test('leaves what a file can not say: milestones of the programme, links of other types and to other boards', () => {
    const it = createTestBoard();
    importText(it, PLAN);
    const [ledger, , consent] = it.view().initiatives.list.map(({ id }) => id);
    const gate = addRecord(it.board, { kind: 'milestones', fields: { title: 'Gate', date: '2027-06-01' } }, it.ctx);
    const ends = { fromId: ledger ?? '', toId: consent ?? '' };
    linkItems(it.board, { fields: { ...ends, type: 'SS' } }, it.ctx);
    linkItems(it.board, { fields: { fromId: gate, toId: consent ?? '' } }, it.ctx);
    linkItems(it.board, { fields: { fromId: 'x', fromBoardId: 'other', toId: consent ?? '' } }, it.ctx);
    const before = plainBoard(it.view());
    const plan = importText(it, PLAN, whole);
    expect(plan.removes).toEqual({ initiatives: [], stages: [], links: [], teams: [] });
    expect(plainBoard(it.view())).toEqual(before);
  });

  test('removes the lane that lost its last initiative, and no lane that stood empty or that a risk is in', () => {
    const it = createTestBoard();
    importText(it, PLAN);
    addRecord(it.board, { kind: 'teams', fields: { name: 'New hires' } }, it.ctx);
    const only = PLAN.split('\n')
      .filter((line) => !line.startsWith('P-3'))
      .join('\n');
    expect(planText(it, only, whole).removes.teams).toHaveLength(1);
    const identity = it.view().teams.list.find(({ name }) => name === 'Identity');
    addRecord(it.board, { kind: 'risks', fields: { title: 'Late', teamId: identity?.id ?? null } }, it.ctx);
    expect(planText(it, only, whole).removes.teams).toEqual([]);
  });

  test('a cell that can not be read clears nothing, and a file without rows removes nothing', () => {
    const it = createTestBoard();
    importText(it, PLAN);
    const plan = planText(it, PLAN.replace('In Progress', 'nonsense'), whole);
    expect(plan.updates).toEqual([]);
    expect(plan.issues).toMatchObject([{ severity: 'warning', row: 3, column: 'Status' }]);
    expect(planText(it, 'Key,Title\n', whole).removes.initiatives).toEqual([]);
    expect(planText(it, 'Key,Start\nP-1,2027-01-04\n', whole).removes.initiatives).toEqual([]);
  });
});

test('whatever was on the board, afterwards it says what a new board made of the file says', () => {
  const day = fc.constantFrom('', '2027-01-04', '2027-02-28', '2027-12-31');
  const row = fc.record({
    key: fc.integer({ min: 0, max: 8 }),
    title: fc.constantFrom('Ledger', 'Payouts'),
    team: fc.constantFrom('', 'A', 'B'),
    end: day,
    status: fc.constantFrom('', 'done', 'In progress'),
    alpha: day,
    needs: fc.array(fc.integer({ min: 0, max: 8 }), { maxLength: 3 }),
  });
  const text = fc.uniqueArray(row, { minLength: 1, maxLength: 9, selector: ({ key }) => key }).map((rows) =>
    [
      'Key,Title,Team,End,Status,Alpha,Depends on',
      ...rows.map((r) => {
        const needs = r.needs.map((n) => `K-${n}`).join(';');
        return [`K-${r.key}`, r.title, r.team, r.end, r.status, r.alpha, needs].join(',');
      }),
    ].join('\n'),
  );
  fc.assert(
    fc.property(text, text, (first, second) => {
      const [it, fresh] = [createTestBoard(), createTestBoard()];
      importText(it, first);
      importText(it, second, whole);
      importText(fresh, second);
      expect(said(it)).toEqual(said(fresh));
      const again = importText(it, second, whole);
      expect(again).toMatchObject({ creates: [], updates: [], links: [] });
      expect(again.removes).toEqual({ initiatives: [], stages: [], links: [], teams: [] });
    }),
    { numRuns: 60 },
  );
});

/** A board without ids and order, which are its own. */
function said(it: ReturnType<typeof createTestBoard>) {
  const { initiatives, milestones, dependencies, teams } = it.view();
  const keyOf = (id: string | null) => initiatives.byId.get(id ?? '')?.key;
  return {
    initiatives: initiatives.list
      .map(({ id, order, teamId, ...fields }) => ({ ...fields, team: teams.byId.get(teamId ?? '')?.name ?? null }))
      .sort((a, b) => (a.key < b.key ? -1 : 1)),
    stages: milestones.list.map(({ key, date, title }) => `${key} ${title} ${date}`).sort(),
    links: dependencies.list.map(({ fromId, toId }) => `${keyOf(fromId)} ${keyOf(toId)}`).sort(),
    teams: teams.list.map(({ name }) => name).sort(),
  };
}
