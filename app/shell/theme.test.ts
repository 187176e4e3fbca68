import { expect, it } from 'vitest';
import { themeFromCookie } from './theme.ts';

it.each([
  [null, 'system'],
  ['', 'system'],
  ['quarterdeck_theme=dark', 'dark'],
  ['auth_session=x; quarterdeck_theme=light; other=1', 'light'],
  ['quarterdeck_theme=', 'system'],
  ['quarterdeck_theme=pink', 'system'],
  ['not_quarterdeck_theme=dark', 'system'],
])('%s is %s', (header, choice) => {
  expect(themeFromCookie(header)).toBe(choice);
});
