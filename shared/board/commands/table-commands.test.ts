import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  dayAtHand,
  HANDSHAKE_RULES,
  type HandshakeSide,
  nextSteps,
  statesAtHand,
  stepBetween,
} from '#shared/dependencies/handshake.ts';
import { insertRecord } from '../collection.ts';
import { HANDSHAKE_STATES, type HandshakeState } from '../records/dependency.ts';
import { createTestBoard } from '../testing/test-board.ts';
import { linkItems } from './dependency-commands.ts';
import { addInitiative } from './initiative-commands.ts';
import { updateRecord } from './record-commands.ts';
import { changeTable } from './table-commands.ts';

const SUPPLIER = { id: 'ada', name: 'Ada' };
const CONSUMER = { id: 'ben', name: 'Ben' };
const PLANNER = { id: 'pia', name: 'Pia' };

/** A dependency of Ben's item on Ada's, in a state, with the days given. */
function linked(state: HandshakeState, days: { needBy?: string; promised?: string } = {}) {
  const it = createTestBoard();
  const { board, ctx, view } = it;
  const add = (title: string, owner: string) => addInitiative(board, { fields: { title, owner }, view: view() }, ctx);
  const [fromId, toId] = [add('Ledger', 'user:ada'), add('Payouts', 'user:ben')];
  const id = linkItems(board, { fields: { fromId, toId, state, ...days } }, ctx);
  const link = () => view().dependencies.byId.get(id);
  const set = (patch: { state: HandshakeState; promised?: string; what?: string }, person?: typeof SUPPLIER) =>
    changeTable(board, { kind: 'dependencies', patches: [{ id, patch }], person, view: view() }, ctx);
  return { ...it, id, link, set };
}

describe('the state of a dependency in a table', () => {
  test('is set by the steps of the side that the person speaks for', () => {
    const { link, set } = linked('asked', { needBy: '2027-03-01' });
    expect(() => set({ state: 'committed' }, CONSUMER)).toThrow(/team that gives/);
    expect(() => set({ state: 'committed' })).toThrow(/team that gives/);
    expect(link()).toMatchObject({ state: 'asked', promised: null });
    set({ state: 'committed', what: 'API' }, SUPPLIER);
    expect(link()).toMatchObject({ state: 'committed', promised: '2027-03-01', what: 'API' });
    expect(() => set({ state: 'asked' }, PLANNER)).toThrow(/committed can not become asked/);
  });

  test('takes a day that is written with it, and is refused as a whole without one', () => {
    const { link, set } = linked('asked');
    expect(() => set({ state: 'offered', what: 'API' }, PLANNER)).toThrow(/which day/);
    expect(link()).toMatchObject({ state: 'asked', what: '' });
    set({ state: 'offered', promised: '2027-03-09' }, PLANNER);
    expect(link()).toMatchObject({ state: 'offered', promised: '2027-03-09' });
  });

  test('that wants a reason is not set without one', () => {
    expect(() => linked('asked').set({ state: 'declined' }, SUPPLIER)).toThrow(/Say why/);
    expect(() => linked('delivered').set({ state: 'committed' }, PLANNER)).toThrow(/Say why/);
  });

  test('is refused for all rows when one can not have it', () => {
    const { board, ctx, view, id, link } = linked('offered');
    const { fromId, toId } = link() ?? { fromId: '', toId: '' };
    insertRecord(board, 'dependencies', 'done', { fromId, toId, type: 'SS', state: 'delivered' });
    const patches = [id, 'done'].map((one) => ({ id: one, patch: { state: 'asked' as const } }));
    const change = { kind: 'dependencies', patches, person: PLANNER } as const;
    expect(() => changeTable(board, { ...change, view: view() }, ctx)).toThrow(/delivered can not become asked/);
    expect(link()?.state).toBe('offered');
  });

  test('ends where the table of steps says, and is offered exactly then, whatever is tried', () => {
    const day = fc.constantFrom(undefined, '2027-04-01');
    const state = fc.constantFrom(...HANDSHAKE_STATES);
    const person = fc.constantFrom(
      { who: SUPPLIER, sides: ['supplier'] as HandshakeSide[] },
      { who: CONSUMER, sides: ['consumer'] as HandshakeSide[] },
      { who: PLANNER, sides: ['supplier', 'consumer'] as HandshakeSide[] },
    );
    fc.assert(
      fc.property(state, state, day, day, person, (from, to, needBy, promised, { who, sides }) => {
        const { link, set } = linked(from, { ...(needBy && { needBy }), ...(promised && { promised }) });
        const before = link();
        if (!before) throw new Error('no link');
        const step = stepBetween(from, to);
        const rule = step && HANDSHAKE_RULES[step];
        const hasAll = step && !rule?.reasonRequired && (!rule?.dayRequired || dayAtHand(step, before) !== null);
        const allowed = from === to || (step !== null && nextSteps(from, sides).includes(step) && hasAll);
        expect(statesAtHand(before, sides).includes(to)).toBe(allowed);
        if (allowed) set({ state: to }, who);
        else expect(() => set({ state: to }, who)).toThrow();
        expect(link()?.state).toBe(allowed ? to : from);
      }),
      { seed: 29, numRuns: 300 },
    );
  });
});

test('no other command sets the state of a dependency by hand', () => {
  const { board, id, link } = linked('asked');
  const set = (state: HandshakeState, origin?: 'import') =>
    updateRecord(board, { kind: 'dependencies', id, patch: { state }, ...(origin && { origin }) });
  expect(() => set('delivered')).toThrow(/steps of its hand-shake/);
  expect(() => set('delivered', 'import')).toThrow(/steps of its hand-shake/);
  expect(link()?.state).toBe('asked');
  expect(set('asked')).toBe(false);
});
