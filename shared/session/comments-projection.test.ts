import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addComment, editComment, markThread, removeComment, replyTo } from './commands/comment-commands.ts';
import { createCommentsProjection } from './comments-projection.ts';
import { createTestSession, exchangeSessions, type TestSession } from './testing/test-session.ts';

const step = fc.record({
  who: fc.nat(2),
  what: fc.constantFrom('add', 'reply', 'edit', 'remove', 'mark', 'exchange'),
  pick: fc.nat(1000),
  minute: fc.nat(59),
});

test('people who write apart come to one view, and a fresh reading to the same', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const people = ['ann', 'ben', 'cleo'].map(createTestSession);
      for (const { who, what, pick, minute } of steps) {
        const person = people[who];
        if (what === 'exchange') exchangeSessions(...people);
        else if (person) act(person, what, pick, minute);
      }
      exchangeSessions(...people);
      const [first, ...others] = people.map(({ view }) => view());
      for (const other of others) expect(other).toEqual(first);
      for (const { session, view } of people) expect(view()).toEqual(createCommentsProjection(session).view());
    }),
    { seed: 4, numRuns: 150 },
  );
});

function act({ session, view, ctx }: TestSession, what: string, pick: number, minute: number): void {
  const text = `${what} ${pick}`;
  const threads = [...view().threads.values()];
  const thread = threads[pick % Math.max(1, threads.length)];
  const context = ctx(minute);
  if (what === 'add' || !thread) {
    addComment(session, { recordKind: 'risks', recordId: `r${pick % 3}`, text, mentions: [] }, context);
    return;
  }
  const own = [thread.first, ...thread.replies].find((comment) => comment?.author === context.actor);
  if (what === 'reply') replyTo(session, view(), { threadId: thread.id, text, mentions: [] }, context);
  else if (what === 'mark') markThread(session, view(), { threadId: thread.id, resolved: !thread.resolved }, context);
  else if (own && what === 'edit') editComment(session, { comment: own, text, mentions: [] }, context);
  else if (own) removeComment(session, { comment: own, mayRemoveAny: false }, context);
}

test.each([
  ['ann/1', null],
  ['ann/1', { type: 'comment' }],
  ['ann/1', { type: 'comment', threadId: 'ann/1', recordKind: 'nothing', recordId: 'r', text: 'x' }],
  ['hello', { type: 'comment', threadId: 'hello', recordKind: 'risks', recordId: 'r', text: 'x' }],
  ['/1', { type: 'comment', threadId: '/1', recordKind: 'risks', recordId: 'r', text: 'x' }],
])('what is not a comment is left out: %s %o', (key, value) => {
  const { session, view } = createTestSession('ann');
  session.comments.set(key, value);
  expect(view().threads.size).toBe(0);
});

test('what did not change is the same object, and counts that did not change are the same map', () => {
  const { session, view, ctx } = createTestSession('ann');
  const on = (recordId: string) => ({ recordKind: 'risks', recordId, text: 'x', mentions: [] }) as const;
  const first = addComment(session, on('r1'), ctx());
  addComment(session, on('r2'), ctx());
  const before = view();
  replyTo(session, before, { threadId: first, text: 'y', mentions: [] }, ctx());
  expect(view().ofRecord.get('r2')).toBe(before.ofRecord.get('r2'));
  expect(view().openCounts).toBe(before.openCounts);
  expect(view().ofRecord.get('r1')).not.toBe(before.ofRecord.get('r1'));
});
