import { expect, test } from 'vitest';
import { insertMention, mentionAtCaret } from './mention-at-caret.ts';

test.each([
  ['@', ''],
  ['Hello @ad', 'ad'],
  ['(@Måns Ö', 'Måns Ö'],
  ['mail ann@ex', null],
  ['@Ada Lovelace is', 'Ada Lovelace is'],
  ['@Ada said that we', null],
  ['no mention', null],
])('what is typed behind the @ in %j', (text, typed) => {
  expect(mentionAtCaret(text, text.length)?.typed ?? null).toBe(typed);
});

test('a picked name replaces what was typed, and nothing else', () => {
  const text = 'Ask @ad about it';
  const typed = mentionAtCaret(text, 7);
  if (!typed) throw new Error('no mention');
  expect(insertMention(text, 7, typed, 'Ada Lovelace')).toEqual({ text: 'Ask @Ada Lovelace about it', caret: 18 });
  expect(insertMention('@', 1, { at: 0, typed: '' }, 'Bo')).toEqual({ text: '@Bo ', caret: 4 });
});
