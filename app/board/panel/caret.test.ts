import { expect, test } from 'vitest';
import { caretAfterChange } from './caret.ts';

test.each([
  ['text before it moves it along', 'hello', 'oh hello', 3, 6],
  ['text behind it leaves it', 'hello', 'hello you', 2, 2],
  ['text removed before it draws it back', 'oh hello', 'hello', 5, 2],
  ['what it stood in was replaced', 'one two three', 'one 2 three', 6, 5],
  ['at the end it stays at the end', 'abc', 'xabc', 3, 4],
  ['everything went', 'abc', '', 2, 0],
])('%s', (_what, before, after, caret, expected) => {
  expect(caretAfterChange(before, after, caret)).toBe(expected);
});
