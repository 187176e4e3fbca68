import { expect, test } from 'vitest';
import { type Editing, SESSION_ENDS_AFTER, snapshotDue, WHILE_EDITING_EVERY } from './snapshot-policy.ts';

const MINUTE = 60_000;

const changed = (before: Editing | null, at: number): Editing => ({
  firstChangeAt: before?.firstChangeAt ?? at,
  lastSeenAt: at,
});

/** What the policy says minute by minute, with people on the board until minute `until`; what is due is taken at once. */
function run(minutes: number, until: number, changes: readonly number[]): Record<number, string> {
  const taken: Record<number, string> = {};
  let editing: Editing | null = null;
  for (let minute = 0; minute <= minutes; minute++) {
    const at = minute * MINUTE;
    if (changes.includes(minute)) editing = changed(editing, at);
    if (editing && minute <= until) editing = { ...editing, lastSeenAt: at };
    const due: string | null = editing && snapshotDue(editing, at);
    if (!due) continue;
    taken[minute] = due;
    editing = null;
  }
  return taken;
}

test('a board that nobody changed gets none', () => {
  expect(run(120, 5, [])).toEqual({});
});

test('while editing goes on there is one every 15 minutes', () => {
  const everyMinute = Array.from({ length: 60 }, (_, minute) => minute);
  expect(run(60, 60, everyMinute)).toEqual({ 15: 'while-editing', 31: 'while-editing', 47: 'while-editing' });
});

test('a change is never longer than 15 minutes without one, even when nothing more happens', () => {
  expect(run(60, 60, [3])).toEqual({ 18: 'while-editing' });
});

test('the end of a session gives one, two minutes after the last person left', () => {
  expect(run(60, 5, [3])).toEqual({ 7: 'session-ended' });
});

test('a change on a board that nobody is on counts as a session of its own', () => {
  expect(run(60, 0, [3])).toEqual({ 5: 'session-ended' });
});

test('coming back and editing within two minutes goes on with the session', () => {
  expect(run(60, 5, [3, 6, 7])).toEqual({ 9: 'session-ended' });
});

test('leaving a board that is in a snapshot already gives none', () => {
  expect(run(60, 40, [3])).toEqual({ 18: 'while-editing' });
});

test('the spans are those that the pages promise', () => {
  expect([SESSION_ENDS_AFTER, WHILE_EDITING_EVERY]).toEqual([2 * MINUTE, 15 * MINUTE]);
});
