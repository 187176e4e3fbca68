import { expect, test } from 'vitest';
import {
  afterChange,
  afterLeaving,
  type Editing,
  SESSION_ENDS_AFTER,
  snapshotDue,
  WHILE_EDITING_EVERY,
} from './snapshot-policy.ts';

const MINUTE = 60_000;

/** What the policy says minute by minute; a snapshot that is due is taken at once. */
function run(minutes: number, events: Record<number, 'change' | 'leave'>): Record<number, string> {
  const taken: Record<number, string> = {};
  let editing: Editing | null = null;
  for (let minute = 0; minute <= minutes; minute++) {
    const at = minute * MINUTE;
    if (events[minute] === 'change') editing = afterChange(editing, at);
    if (events[minute] === 'leave') editing = afterLeaving(editing, at);
    const due: string | null = editing && snapshotDue(editing, at);
    if (!due) continue;
    taken[minute] = due;
    editing = null;
  }
  return taken;
}

const every = (minutes: number, until: number) =>
  Object.fromEntries(Array.from({ length: until }, (_, i) => [i * minutes, 'change' as const]));

test('a board that nobody changed gets none', () => {
  expect(run(120, { 5: 'leave' })).toEqual({});
});

test('while editing goes on there is one every 15 minutes', () => {
  expect(run(60, every(1, 60))).toEqual({ 15: 'while-editing', 31: 'while-editing', 47: 'while-editing' });
});

test('a change is never longer than 15 minutes without one, even when nothing more happens', () => {
  expect(run(60, { 3: 'change' })).toEqual({ 18: 'while-editing' });
});

test('the end of a session gives one, two minutes after the last person left', () => {
  expect(run(60, { 3: 'change', 5: 'leave' })).toEqual({ 7: 'session-ended' });
});

test('coming back and editing within two minutes goes on with the session', () => {
  expect(run(60, { 3: 'change', 5: 'leave', 6: 'change', 9: 'leave' })).toEqual({ 11: 'session-ended' });
});

test('leaving a board that is in a snapshot already gives none', () => {
  expect(run(60, { 3: 'change', 18: 'leave', 40: 'leave' })).toEqual({ 18: 'while-editing' });
});

test('the spans are those that the pages promise', () => {
  expect([SESSION_ENDS_AFTER, WHILE_EDITING_EVERY]).toEqual([2 * MINUTE, 15 * MINUTE]);
});
