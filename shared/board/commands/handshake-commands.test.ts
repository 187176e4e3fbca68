import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HANDSHAKE_RULES, HANDSHAKE_STEPS, type HandshakeSide, nextSteps } from '#shared/dependencies/handshake.ts';
import { handshakeSides } from '#shared/dependencies/handshake-sides.ts';
import { HANDSHAKE_STATES } from '../records/dependency.ts';
import { createTestBoard } from '../testing/test-board.ts';
import { linkItems } from './dependency-commands.ts';
import { takeHandshakeStep } from './handshake-commands.ts';
import { addInitiative } from './initiative-commands.ts';
import { addTeam } from './team-commands.ts';

const BOTH: readonly HandshakeSide[] = ['supplier', 'consumer'];

function asked() {
  const it = createTestBoard();
  const { board, ctx, view } = it;
  const payments = addTeam(board, { fields: { name: 'Payments', lead: 'Ada Byron' }, view: view() }, ctx);
  const growth = addTeam(board, { fields: { name: 'Growth' }, view: view() }, ctx);
  const ledger = addInitiative(board, { fields: { title: 'Ledger', teamId: payments }, view: view() }, ctx);
  const fields = { title: 'Payouts', teamId: growth, owner: 'user:ben' };
  const payouts = addInitiative(board, { fields, view: view() }, ctx);
  const id = linkItems(board, { fields: { fromId: ledger, toId: payouts, needBy: '2027-03-01' } }, ctx);
  const link = () => {
    const found = view().dependencies.byId.get(id);
    if (!found) throw new Error('no link');
    return found;
  };
  const take = (
    step: (typeof HANDSHAKE_STEPS)[number],
    more: { day?: string; reason?: string; sides?: typeof BOTH } = {},
  ) => takeHandshakeStep(board, { id, step, day: null, reason: '', sides: BOTH, ...more }, ctx);
  return { ...it, id, link, take };
}

describe('the hand-shake', () => {
  test('goes from asked over an offer to committed and delivered', () => {
    const { link, take } = asked();
    take('offer', { day: '2027-03-09' });
    expect(link()).toMatchObject({ state: 'offered', promised: '2027-03-09', needBy: '2027-03-01' });
    take('ask', { day: '2027-03-05' });
    expect(link()).toMatchObject({ state: 'asked', needBy: '2027-03-05' });
    take('offer', { day: '2027-03-05' });
    take('accept');
    take('deliver');
    expect(link()).toMatchObject({ state: 'delivered', promised: '2027-03-05' });
  });

  test('keeps why it was declined, and refuses to decline without', () => {
    const { link, take, view, id } = asked();
    expect(() => take('decline', { reason: '  ' })).toThrow(/why/);
    expect(link().state).toBe('asked');
    take('decline', { reason: ' no people before May ' });
    expect(view().reasons.list).toMatchObject([
      {
        recordKind: 'dependencies',
        recordId: id,
        aspect: 'state',
        from: 'Asked',
        to: 'Declined',
        text: 'no people before May',
      },
    ]);
  });

  test('is refused as a whole: a bad day, a state that does not allow it, the other side', () => {
    const { link, take, view } = asked();
    expect(() => take('offer', { day: 'soon', reason: 'so it is' })).toThrow(/date/);
    expect(() => take('offer')).toThrow(/day/);
    expect(() => take('decline', { reason: 'x'.repeat(1001) })).toThrow(/1000/);
    expect(() => take('accept')).toThrow(/asked by now/);
    expect(() => take('commit', { day: '2027-03-01', sides: ['consumer'] })).toThrow(/gives/);
    expect([link().state, link().promised, view().reasons.list.length]).toEqual(['asked', null, 0]);
  });

  test('ends where the table says, and nowhere else, whatever is tried', () => {
    const step = fc.constantFrom(...HANDSHAKE_STEPS);
    const sides = fc.subarray([...BOTH]);
    const tries = fc.array(fc.tuple(step, sides, fc.boolean()), { maxLength: 12 });
    fc.assert(
      fc.property(fc.constantFrom(...HANDSHAKE_STATES), tries, (start, attempts) => {
        const { board, id, link, take } = asked();
        board.records.dependencies.get(id)?.set('state', start);
        for (const [one, by, complete] of attempts) {
          const before = link().state;
          const rule = HANDSHAKE_RULES[one];
          const isEnough = complete || !(rule.dayRequired || rule.reasonRequired);
          const allowed = nextSteps(before, by).includes(one) && isEnough;
          const attempt = () => take(one, { sides: by, ...(complete && { day: '2027-04-01', reason: 'because' }) });
          if (allowed) attempt();
          else expect(attempt).toThrow();
          expect(link().state).toBe(allowed ? rule.to : before);
        }
      }),
      { seed: 26 },
    );
  });
});

test('who leads the team or owns the item speaks for its side, everybody else notes for both', () => {
  const { view, link } = asked();
  const sides = (id: string, name: string, email?: string) => handshakeSides(view(), link(), { id, name, email });
  expect(sides('ada', 'ada byron')).toEqual(['supplier']);
  expect(sides('ben', 'Ben')).toEqual(['consumer']);
  expect(sides('pia', 'Pia')).toEqual(BOTH);
  expect(sides('pia', 'Pia', 'ADA BYRON')).toEqual(['supplier']);
});

test('who leads the team of the organisation that a lane is speaks for it', () => {
  const { view, link, board } = asked();
  for (const team of board.records.teams.values()) {
    if (team.get('name') === 'Growth') team.set('orgTeamId', 'growth');
  }
  const led = (...leads: string[]) => handshakeSides(view(), link(), { id: 'pia', name: 'Pia', leads });
  expect(led('growth')).toEqual(['consumer']);
  expect(led('sales')).toEqual(BOTH);
});
