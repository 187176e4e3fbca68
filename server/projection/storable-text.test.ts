import { expect, test } from 'vitest';
import { storableJson, storableText } from './storable-text.ts';

test('NUL and halves of surrogate pairs are replaced, everything else stays', () => {
  expect(storableText('a\0b\uD800c\u{1F680}')).toBe('a\uFFFDb\uFFFDc\u{1F680}');
});

test('the same holds in JSON, for values and keys', () => {
  const value = { 'k\0': ['a\uDC00', '\u{1F680}', { deep: '\0\0' }] };
  expect(JSON.parse(storableJson(value))).toEqual({ 'k\uFFFD': ['a\uFFFD', '\u{1F680}', { deep: '\uFFFD\uFFFD' }] });
});

test('text that only looks like an escape is left alone', () => {
  const value = ['\\u0000', '\\\\u0000', 'C:\\ud800'];
  expect(JSON.parse(storableJson(value))).toEqual(value);
});
