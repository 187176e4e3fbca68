import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commentTokens, mentionsIn } from './comment-tokens.ts';

const PEOPLE = [
  { id: 'a', name: 'Ada' },
  { id: 'al', name: 'Ada Lovelace' },
  { id: 'j1', name: 'Jo Ek' },
  { id: 'j2', name: 'Jo Ek' },
  { id: 'm', name: 'Måns Öberg' },
];

test.each([
  ['@Ada look', ['a']],
  ['@ada lovelace, look', ['al']],
  ['@Adam look', []],
  ['mail ada@Ada.example', []],
  ['(@Måns Öberg)', ['m']],
  ['@Jo Ek and @Jo Ek', ['j1']],
])('who is named in %j', (text, ids) => {
  expect(mentionsIn(text, PEOPLE).map(({ userId }) => userId)).toEqual(ids);
});

test('of two people with one name the picked one is meant', () => {
  expect(mentionsIn('@Jo Ek', PEOPLE, new Set(['j2']))).toEqual([{ userId: 'j2', name: 'Jo Ek' }]);
});

test('mentions and links are told from text', () => {
  const text = 'See https://a.example/b_(c), @Ada (or http://b.example/?q=1).';
  const tokens = commentTokens(text, [{ userId: 'a', name: 'Ada' }]);
  expect(tokens.filter(({ type }) => type !== 'text')).toEqual([
    { type: 'link', text: 'https://a.example/b_(c)', address: 'https://a.example/b_(c)' },
    { type: 'mention', text: '@Ada', userId: 'a' },
    { type: 'link', text: 'http://b.example/?q=1', address: 'http://b.example/?q=1' },
  ]);
});

test.each(['javascript:alert(1)', 'ftp://a.example', 'https://', 'data:text/html,x'])('%s is no link', (text) => {
  expect(commentTokens(text, [])).toEqual([{ type: 'text', text }]);
});

test('the pieces together are the text', () => {
  const part = fc.constantFrom('@', 'Ada', ' ', 'https://a.example/', ')', '(', '.', 'x', '\n', '@Ada Lovelace', '🙂');
  fc.assert(
    fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
      const text = parts.join('');
      const tokens = commentTokens(text, mentionsIn(text, PEOPLE));
      expect(tokens.map((token) => token.text).join('')).toBe(text);
      for (const token of tokens) if (token.type === 'link') expect(token.address).toMatch(/^https?:\/\//);
    }),
    { seed: 4 },
  );
});
