import { expect, test } from 'vitest';
import { HANDSHAKE_STATES } from '#shared/board/records/dependency.ts';
import { HANDSHAKE_RULES, HANDSHAKE_STEPS, type HandshakeSide, nextSteps, turnOf } from './handshake.ts';

const BOTH: readonly HandshakeSide[] = ['supplier', 'consumer'];

test('whose turn it is has a step to take, and a hand-shake that is over waits for nobody', () => {
  for (const state of HANDSHAKE_STATES) {
    const turn = turnOf(state);
    if (turn === null) expect(state).toBe('delivered');
    else expect(nextSteps(state, [turn])).not.toEqual([]);
  }
});

test('each side has its own steps', () => {
  expect(nextSteps('asked', ['supplier'])).toEqual(['offer', 'commit', 'decline', 'deliver']);
  expect(nextSteps('asked', ['consumer'])).toEqual([]);
  expect(nextSteps('offered', ['consumer'])).toEqual(['accept', 'ask']);
  expect(nextSteps('declined', ['consumer'])).toEqual(['ask']);
  expect(nextSteps('delivered', BOTH)).toEqual(['reopen']);
  expect(nextSteps('asked', [])).toEqual([]);
});

test('every state can be reached from asked, and asked from every state by somebody', () => {
  const reach = (start: (typeof HANDSHAKE_STATES)[number]) => {
    const seen = new Set([start]);
    for (const state of seen) for (const step of nextSteps(state, BOTH)) seen.add(HANDSHAKE_RULES[step].to);
    return seen;
  };
  for (const state of HANDSHAKE_STATES) expect(reach(state)).toEqual(new Set(HANDSHAKE_STATES));
});

test('no step leads from a state to where nobody was asked for', () => {
  for (const step of HANDSHAKE_STEPS) {
    const { from, to, day } = HANDSHAKE_RULES[step];
    // Only a new date is a step that leads where one is.
    if (from.includes(to)) expect(day).toBe('promised');
  }
});
