import { expect, test } from 'vitest';
import { loggablePath } from './loggable-path.ts';

test.each([
  ['/b/7f3a/risks', '/b/7f3a/risks'],
  ['/invite/SECRET', '/invite/:token'],
  ['/invite/SECRET?a=b', '/invite/:token'],
  ['/o/1/dependencies?q=SECRET#SECRET', '/o/1/dependencies'],
  ['/', '/'],
])('%s is logged as %s', (path, logged) => {
  expect(loggablePath(path)).toBe(logged);
});

test('a path made long on purpose does not fill the log', () => {
  expect(loggablePath(`/${'a'.repeat(10_000)}`)).toHaveLength(200);
});
