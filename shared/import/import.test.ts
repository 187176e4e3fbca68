import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type * as Y from 'yjs';
import { updateRecord } from '#shared/board/commands/record-commands.ts';
import { plainBoard } from '#shared/board/plain-board.ts';
import { createTestBoard } from '#shared/board/testing/test-board.ts';
import { importText, planText } from './testing/import-text.ts';

const PLAN = `Key,Title,Team,Supporting teams,Start,End,Status,Alpha,Beta,Depends on,Labels,Assignee
P-1,Ledger,Payments,,2027-01-04,2027-03-31,Done,2027-01-31,2027-03-01,,core;money,Ana Silva
P-2,Payouts,payments,Identity; Data,2027-04-01,2027-05-31,In Progress,,2027-05-01,P-1,,ben@example.org
P-3,Consent,Identity,,,,To do,,,"P-1, P-2",,
`;

describe('a plan', () => {
  const people = [
    { id: 'u1', name: 'Ana Silva', email: 'ana@example.org' },
    { id: 'u2', name: 'Ben Okoro', email: 'Ben@example.org' },
  ];

  test('becomes initiatives, teams, stage milestones and links', () => {
    const it = createTestBoard();
    importText(it, PLAN, {}, { people });
    const { teams, initiatives, milestones, dependencies, problems } = it.view();
    const teamName = (id: string | null) => teams.byId.get(id ?? '')?.name;
    expect(teams.list.map(({ name }) => name)).toEqual(['Payments', 'Identity', 'Data']);
    const [ledger, payouts, consent] = initiatives.list;
    expect(ledger).toMatchObject({ key: 'P-1', start: '2027-01-04', end: '2027-03-31', status: 'done', progress: 100 });
    expect(ledger).toMatchObject({ owner: 'user:u1', tags: ['core', 'money'] });
    expect(payouts).toMatchObject({ status: 'in-progress', progress: 0, owner: 'user:u2' });
    expect(payouts?.supportingTeamIds.map(teamName).sort()).toEqual(['Data', 'Identity']);
    expect(teamName(payouts?.teamId ?? null)).toBe('Payments');
    expect(consent).toMatchObject({ start: null, end: null, status: 'planned', owner: null });
    expect(milestones.list.map(({ key, title, date, initiativeId }) => [key, title, date, initiativeId])).toEqual([
      ['P-1/Alpha', 'Alpha', '2027-01-31', ledger?.id],
      ['P-1/Beta', 'Beta', '2027-03-01', ledger?.id],
      ['P-2/Beta', 'Beta', '2027-05-01', payouts?.id],
    ]);
    expect(dependencies.list).toHaveLength(3);
    expect(problems).toEqual([]);
  });

  test('is one transaction of origin import, and one that changes nothing writes nothing', () => {
    const it = createTestBoard();
    const origins: unknown[] = [];
    it.board.doc.on('update', (_: Uint8Array, origin: unknown) => origins.push(origin));
    importText(it, PLAN);
    expect(origins).toEqual(['import']);
    const plan = importText(it, PLAN);
    expect(plan).toMatchObject({ creates: [], updates: [], teams: [], links: [], unchanged: 3 });
    expect(origins).toHaveLength(1);
  });

  test('imported again updates what it names and leaves the rest alone', () => {
    const it = createTestBoard();
    importText(it, PLAN);
    const [ledger, payouts] = it.view().initiatives.list;
    updateRecord(it.board, {
      kind: 'initiatives',
      id: payouts?.id ?? '',
      patch: { progress: 40, description: 'Ours' },
    });
    const next = `Key,Title,Start,End,Status,Beta\nP-2,Payouts v2,2027-04-05,,,2027-05-09\n`;
    const plan = importText(it, next);
    expect(plan).toMatchObject({ creates: [], unchanged: 0 });
    expect(plan.updates.map(({ patch }) => patch)).toEqual([{ title: 'Payouts v2', start: '2027-04-05' }]);
    expect(it.view().initiatives.list[0]).toBe(ledger);
    expect(it.view().initiatives.list[1]).toMatchObject({ end: '2027-05-31', progress: 40, description: 'Ours' });
    expect(it.view().milestones.list.map(({ date }) => date)).toContain('2027-05-09');
    expect(it.view().milestones.list).toHaveLength(3);
    expect(it.view().dependencies.list).toHaveLength(3);
  });

  test('without keys is known again by title and team', () => {
    const it = createTestBoard();
    const text = 'Name;Team;Start;Finish\nTesting;A;2027-01-04;2027-01-08\nTesting;B;2027-01-04;2027-01-08\n';
    importText(it, text);
    const plan = importText(it, text.replace('A;2027-01-04;2027-01-08', 'A;2027-01-04;2027-01-15'));
    expect(plan).toMatchObject({ creates: [], unchanged: 1 });
    expect(it.view().initiatives.list.map(({ end }) => end)).toEqual(['2027-01-15', '2027-01-08']);
  });

  test('joins lanes to the teams of the organisation, and to those of the board without regard to case', () => {
    const it = createTestBoard();
    const orgTeams = [{ id: 'org1', name: 'Payments', colour: '#123456', lead: 'Ana' }];
    importText(it, 'Title,Team\nLedger,PAYMENTS\nPayouts,payments\n', {}, { orgTeams });
    expect(it.view().teams.list).toMatchObject([
      { name: 'Payments', colour: '#123456', lead: 'Ana', orgTeamId: 'org1' },
    ]);
    expect(planText(it, 'Title,Team\nRefunds,pAYMENTS\n', {}, { orgTeams }).teams).toEqual([]);
  });

  test('asks about names that are much alike, and takes the answer', () => {
    const it = createTestBoard();
    const text = 'Title,Team,Supporting teams\nA,sig-scheduling,sig-scheduler\nB,Squad 11,Squad 12\n';
    expect(planText(it, text).alikeTeams).toEqual([{ name: 'sig-scheduler', like: 'sig-scheduling' }]);
    const plan = planText(it, text, { teams: { 'sig-scheduler': 'sig-scheduling' } });
    expect(plan.alikeTeams).toEqual([]);
    expect(plan.teams.map(({ fields }) => fields.name)).toEqual(['sig-scheduling', 'Squad 11', 'Squad 12']);
    expect(plan.creates[0]?.fields.supportingTeamIds).toBeUndefined();
  });
});

describe('any plan', () => {
  const word = fc.constantFrom('Ledger', 'Payouts', 'Übergang', 'a, "b"; c', "O'Neil", '=1+1', '日本');
  const day = fc.constantFrom('', '2027-01-04', '2027-02-28', '31/12/2027', '5 Mar 2027');
  const status = fc.constantFrom('', 'done', 'In progress', 'on hold', 'nonsense');
  const row = fc.record({
    title: word,
    team: fc.constantFrom('', 'A', 'b', 'B'),
    start: day,
    end: day,
    status,
    alpha: day,
    needs: fc.array(fc.integer({ min: 0, max: 15 }), { maxLength: 3 }),
  });
  const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
  const text = fc.array(row, { minLength: 1, maxLength: 12 }).map((rows) =>
    [
      'Key,Title,Team,Start,End,Status,Alpha,Depends on',
      ...rows.map((cells, i) => {
        const needs = cells.needs.map((n) => `K-${n}`).join(';');
        const all = [`K-${i}`, cells.title, cells.team, cells.start, cells.end, cells.status, cells.alpha, needs];
        return all.map(quote).join(',');
      }),
    ].join('\r\n'),
  );

  test('imported twice is the same as imported once; with errors, nothing', () => {
    fc.assert(
      fc.property(text, (csv) => {
        const it = createTestBoard();
        const updates: unknown[] = [];
        it.board.doc.on('update', (_: Uint8Array, __: unknown, ___: Y.Doc, transaction: Y.Transaction) =>
          updates.push(transaction.origin),
        );
        const first = planText(it, csv);
        expect(updates).toEqual([]);
        if (first.issues.some(({ severity }) => severity === 'error')) return;
        importText(it, csv);
        const before = plainBoard(it.view());
        const second = importText(it, csv);
        expect(second).toMatchObject({ creates: [], updates: [], links: [], stages: { creates: [], updates: [] } });
        expect(plainBoard(it.view())).toEqual(before);
        expect(updates).toHaveLength(1);
      }),
      { numRuns: 150 },
    );
  });
});
