import { expect, test } from 'vitest';
import { addComment, markThread, replyTo } from './commands/comment-commands.ts';
import { createTestSession, exchangeSessions } from './testing/test-session.ts';
import { waitingMentions } from './waiting-mentions.ts';

const ADA = [{ userId: 'ada', name: 'Ada' }];
const on = (recordId: string, text: string) => ({ recordKind: 'risks', recordId, text, mentions: ADA }) as const;

test('a mention waits until who is named writes in the thread, or the thread is resolved', () => {
  const [ben, ada] = [createTestSession('ben'), createTestSession('ada')];
  const texts = () => {
    exchangeSessions(ben, ada);
    return waitingMentions(ada.view()).map(({ userId, comment }) => `${userId}: ${comment.text}`);
  };
  const first = addComment(ben.session, on('r1', '@Ada one?'), ben.ctx(1));
  const second = addComment(ben.session, on('r2', '@Ada two?'), ben.ctx(2));
  addComment(ada.session, on('r3', '@Ada note to self'), ada.ctx(3));
  expect(texts()).toEqual(['ada: @Ada one?', 'ada: @Ada two?']);

  replyTo(ada.session, ada.view(), { threadId: first, text: 'yes', mentions: [] }, ada.ctx(4));
  markThread(ben.session, ben.view(), { threadId: second, resolved: true }, ben.ctx(5));
  expect(texts()).toEqual([]);

  replyTo(ben.session, ben.view(), { threadId: first, text: '@Ada sure?', mentions: ADA }, ben.ctx(6));
  markThread(ben.session, ben.view(), { threadId: second, resolved: false }, ben.ctx(7));
  expect(texts()).toEqual(['ada: @Ada sure?', 'ada: @Ada two?']);
});
