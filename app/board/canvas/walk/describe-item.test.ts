import { describe, expect, it } from 'vitest';
import { linkItems } from '#shared/board/commands/dependency-commands.ts';
import { addInitiative } from '#shared/board/commands/initiative-commands.ts';
import { addRecord } from '#shared/board/commands/record-commands.ts';
import { addRisk } from '#shared/board/commands/risk-commands.ts';
import { addTeam } from '#shared/board/commands/team-commands.ts';
import { createTestBoard } from '#shared/board/testing/test-board.ts';
import { describeItem, describePlace } from './describe-item.ts';

const people = [{ id: 'u1', name: 'Ana Cruz' }];

function plan() {
  const { board, ctx, view } = createTestBoard();
  const teamId = addTeam(board, { fields: { name: 'Payments' }, view: view() }, ctx);
  const add = (title: string, start: string | null, end: string | null, more = {}) =>
    addInitiative(board, { fields: { title, teamId, start, end, ...more }, view: view() }, ctx);
  const first = add('Vendor contract', '2027-01-04', '2027-01-22');
  const ledger = add('Settlement ledger', '2027-01-18', '2027-04-23', { status: 'at-risk', progress: 40 });
  linkItems(board, { fields: { fromId: first, toId: ledger } }, ctx);
  const risk = (title: string, more = {}) =>
    addRisk(board, { fields: { title, initiativeIds: [ledger], ...more }, view: view() }, ctx);
  const slips = risk('Vendor slips', {
    owner: 'user:u1',
    currentLikelihood: 4,
    currentImpact: 5,
    targetLikelihood: 2,
    targetImpact: 3,
  });
  risk('Key person leaves');
  risk('Over', { status: 'closed' });
  const words = { view: view(), people, basis: 'current' as const };
  return { board, ctx, view, words, ledger, slips, first, add };
}

describe('an item in words', () => {
  it('says of an initiative what it is, whose, when, how it stands and what threatens it', () => {
    const { words, ledger } = plan();
    expect(describeItem({ kind: 'initiatives', id: ledger }, words)).toBe(
      'Settlement ledger, initiative, Payments, 18 Jan to 23 Apr 2027, 70 working days, at risk, 40 percent, 2 risks, waits for 1, short by 5 days',
    );
  });

  it('says how far it can move and when it is likely finished, without the short forms of the screen', () => {
    const { words, ledger } = plan();
    const float = { tone: 'fine', text: 'Float 1 d', detail: '12 d before anything else moves' } as const;
    const said = describeItem(
      { kind: 'initiatives', id: ledger },
      { ...words, float, finish: 'P50 23 Apr 2027 · P80 4 May 2027' },
    );
    expect(said).toMatch(
      /short by 5 days, float 1 working day, 12 working days before anything else moves, P50 23 Apr 2027, P80 4 May 2027$/,
    );
  });

  it('says of a risk its key, cell, level, owner and target', () => {
    const { words, slips } = plan();
    expect(describeItem({ kind: 'risks', id: slips }, words)).toBe(
      'R-01 Vendor slips, risk, likelihood 4 Likely, impact 5 Severe, level very high, owner Ana Cruz, target likelihood 2, impact 3, medium',
    );
  });

  it('says which date is missing', () => {
    const { words, add, view } = plan();
    const open = add('Open', '2027-12-20', null);
    const over = add('Over the year', '2026-12-20', '2027-01-08');
    const now = { ...words, view: view() };
    expect(describeItem({ kind: 'initiatives', id: open }, now)).toContain('from 20 Dec 2027, end open, planned');
    expect(describePlace({ kind: 'initiatives', id: over }, now)).toBe(
      'Over the year: 20 Dec 2026 to 8 Jan 2027, Payments',
    );
  });

  it('says of a milestone whose it is and whether it can move', () => {
    const { board, ctx, view, words } = plan();
    const fields = { title: 'Go live', date: '2027-05-03', hard: true };
    const id = addRecord(board, { kind: 'milestones', fields }, ctx);
    expect(describeItem({ kind: 'milestones', id }, { ...words, view: view() })).toBe(
      'Go live, release milestone, whole programme, 3 May 2027, hard date',
    );
  });

  it('says nothing of what is gone', () => {
    expect(describeItem({ kind: 'risks', id: 'gone' }, plan().words)).toBe('');
  });
});
