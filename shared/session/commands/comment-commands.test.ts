import { expect, test } from 'vitest';
import { createTestSession, exchangeSessions, type TestSession } from '../testing/test-session.ts';
import {
  addComment,
  CommentError,
  editComment,
  markThread,
  putCommentBack,
  removeComment,
  replyTo,
} from './comment-commands.ts';

const ON_RISK = { recordKind: 'risks', recordId: 'r1', mentions: [] } as const;

function begin() {
  const [ann, ben] = [createTestSession('ann'), createTestSession('ben')];
  const threadId = addComment(ann.session, { ...ON_RISK, text: ' Who owns this? ' }, ann.ctx(1));
  exchangeSessions(ann, ben);
  return { ann, ben, threadId };
}

const reply = (by: TestSession, threadId: string, text: string, minute: number) =>
  replyTo(by.session, by.view(), { threadId, text, mentions: [] }, by.ctx(minute));

const threadOf = ({ view }: TestSession) => view().ofRecord.get('r1')?.[0];

test('a comment begins a thread, replies follow in time, whoever wrote them first', () => {
  const { ann, ben, threadId } = begin();
  reply(ann, threadId, 'Second', 3);
  reply(ben, threadId, 'First', 2);
  exchangeSessions(ann, ben);
  for (const one of [ann, ben]) {
    expect(threadOf(one)?.first).toMatchObject({ author: 'ann', text: 'Who owns this?' });
    expect(threadOf(one)?.replies.map(({ author, text }) => [author, text])).toEqual([
      ['ben', 'First'],
      ['ann', 'Second'],
    ]);
  }
});

test('a first comment that is deleted leaves its replies readable, and can be put back as it was', () => {
  const { ann, ben, threadId } = begin();
  reply(ben, threadId, 'I do', 2);
  const first = threadOf(ann)?.first;
  if (!first) throw new Error('no thread');
  removeComment(ann.session, { comment: first, mayRemoveAny: false }, ann.ctx());
  exchangeSessions(ann, ben);
  expect(threadOf(ben)).toMatchObject({ first: null, replies: [{ text: 'I do' }], recordKind: 'risks' });
  expect(JSON.stringify(ben.session.comments.toJSON())).not.toContain('Who owns this?');
  putCommentBack(ann.session, first, ann.ctx());
  exchangeSessions(ann, ben);
  expect(threadOf(ben)?.first).toEqual(first);
});

test('the last comment of a thread takes the thread with it', () => {
  const { ann } = begin();
  const first = threadOf(ann)?.first;
  if (first) removeComment(ann.session, { comment: first, mayRemoveAny: false }, ann.ctx());
  expect(ann.view().threads.size).toBe(0);
  expect(ann.view().openCounts.size).toBe(0);
});

test('nobody changes, and only an owner deletes, what another wrote', () => {
  const { ann, ben } = begin();
  const comment = threadOf(ben)?.first;
  if (!comment) throw new Error('no thread');
  const change = () => editComment(ben.session, { comment, text: 'No', mentions: [] }, ben.ctx());
  expect(change).toThrow(CommentError);
  expect(() => removeComment(ben.session, { comment, mayRemoveAny: false }, ben.ctx())).toThrow(CommentError);
  removeComment(ben.session, { comment, mayRemoveAny: true }, ben.ctx());
  exchangeSessions(ann, ben);
  expect(ann.view().threads.size).toBe(0);
  expect(() => editComment(ann.session, { comment, text: 'Yes', mentions: [] }, ann.ctx())).toThrow('is gone');
});

test('a thread is resolved and opened again by whom the turn says, not by whose clock', () => {
  const { ann, ben, threadId } = begin();
  markThread(ben.session, ben.view(), { threadId, resolved: true }, ben.ctx(59));
  exchangeSessions(ann, ben);
  expect(threadOf(ann)?.resolved).toMatchObject({ by: 'ben' });
  expect(ann.view().openCounts.get('r1')).toBeUndefined();
  // Ann's clock is an hour behind.
  markThread(ann.session, ann.view(), { threadId, resolved: false }, ann.ctx(0));
  exchangeSessions(ann, ben);
  expect(threadOf(ben)?.resolved).toBeNull();
  expect(ben.view().openCounts.get('r1')).toBe(1);
});

test.each([
  ['', 'Write something'],
  ['  \n ', 'Write something'],
  ['x'.repeat(10_001), '10,000 characters'],
])('a text that does not fit is refused and nothing is written: %#', (text, message) => {
  const ann = createTestSession('ann');
  expect(() => addComment(ann.session, { ...ON_RISK, text }, ann.ctx())).toThrow(message);
  expect(ann.session.comments.size).toBe(0);
});
