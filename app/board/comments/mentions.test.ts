import { expect, test } from 'vitest';
import { addComment, markThread, replyTo } from '#shared/session/commands/comment-commands.ts';
import { createTestSession, exchangeSessions } from '#shared/session/testing/test-session.ts';
import { mentionsOf, openThreads } from './mentions.ts';

const ADA = [{ userId: 'ada', name: 'Ada' }];

test('who is named by others is told, the newest first; naming oneself is none', () => {
  const [ben, ada] = [createTestSession('ben'), createTestSession('ada')];
  const on = (recordId: string) => ({ recordKind: 'risks', recordId, mentions: ADA }) as const;
  const first = addComment(ben.session, { ...on('r1'), text: '@Ada one' }, ben.ctx(1));
  exchangeSessions(ben, ada);
  addComment(ada.session, { ...on('r2'), text: '@Ada note to self' }, ada.ctx(2));
  replyTo(ben.session, ben.view(), { threadId: first, text: '@Ada two', mentions: ADA }, ben.ctx(3));
  exchangeSessions(ben, ada);
  expect(mentionsOf(ada.view(), 'ada').map(({ comment }) => comment.text)).toEqual(['@Ada two', '@Ada one']);
  expect(mentionsOf(ada.view(), 'ben')).toEqual([]);
});

test('open threads of records that are there, the one last written in first', () => {
  const ben = createTestSession('ben');
  const add = (recordId: string, minute: number) =>
    addComment(ben.session, { recordKind: 'risks', recordId, text: recordId, mentions: [] }, ben.ctx(minute));
  const old = add('old', 1);
  add('new', 2);
  const done = add('done', 3);
  add('gone', 4);
  replyTo(ben.session, ben.view(), { threadId: old, text: 'again', mentions: [] }, ben.ctx(5));
  markThread(ben.session, ben.view(), { threadId: done, resolved: true }, ben.ctx(6));
  const open = openThreads(ben.view(), (_kind, id) => id !== 'gone');
  expect(open.map(({ recordId }) => recordId)).toEqual(['old', 'new']);
});
