import { expect, test } from 'vitest';
import { caretAfterChange, mergeText } from './caret.ts';

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

test.each([
  ['each at another place', 'one two', 'one big two', 'one two three', 'one big two three'],
  ['theirs before mine', 'two', 'two!', 'one two', 'one two!'],
  ['only theirs', 'a', 'a', 'b', 'b'],
  ['only mine', 'a', 'ab', 'a', 'ab'],
  ['mine in what they removed', 'ab cd ef', 'ab cXd ef', 'ab ef', 'ab Xef'],
])('two changes of one text, %s', (_what, base, mine, theirs, both) => {
  expect(mergeText(base, mine, theirs)).toBe(both);
});
