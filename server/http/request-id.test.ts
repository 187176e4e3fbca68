import { expect, test } from 'vitest';
import { requestIdOf } from './request-id.ts';

test('an id that a caller gives is kept when it is harmless', () => {
  expect(requestIdOf('proxy-7_a.B')).toBe('proxy-7_a.B');
  for (const bad of ['', 'a'.repeat(65), 'a b', 'a\n{"level":60}', '<b>', 'ä', undefined, null, ['a', 'b']]) {
    expect(requestIdOf(bad)).toMatch(/^[0-9a-f-]{36}$/);
  }
});
