import { expect, test } from 'vitest';
import { readItem, writeItem } from './item-address.ts';

test('an item is read back from the address it was written to', () => {
  const params = writeItem(new URLSearchParams('q=bank'), { kind: 'risks', id: 'r/7' });
  expect(params.get('q')).toBe('bank');
  expect(readItem(writeItem(new URLSearchParams(), { kind: 'risks', id: 'r7' }))).toEqual({ kind: 'risks', id: 'r7' });
  expect(writeItem(params, null).toString()).toBe('q=bank');
});

test.each(['', 'item=', 'item=risks', 'item=risks/', 'item=nothing/7', 'item=__proto__/x'])(
  '%s names none',
  (search) => {
    expect(readItem(new URLSearchParams(search))).toBeNull();
  },
);
