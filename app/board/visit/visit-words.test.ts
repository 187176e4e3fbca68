import { expect, test } from 'vitest';
import { visitWords } from './visit-words.ts';

const words = (at: Date, changed = 2) =>
  visitWords({ at: at.toISOString(), changed, isKept: true }, new Date(2027, 2, 1, 9, 0));

test('a visit is told by the time today, by the day before that', () => {
  expect(words(new Date(2027, 2, 1, 8, 5))).toBe('2 things changed since your last visit at 08:05');
  expect(words(new Date(2027, 1, 28, 17, 30), 1)).toBe('1 thing changed since your last visit, yesterday at 17:30');
  expect(words(new Date(2027, 1, 26, 17, 30))).toBe('2 things changed since your last visit, 26 Feb 2027');
});
