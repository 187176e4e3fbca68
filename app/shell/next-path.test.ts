import { describe, expect, it } from 'vitest';
import { safeNextPath, signInPath } from './next-path.ts';

describe('safeNextPath', () => {
  it.each(['/', '/b/1/roadmap', '/o/1/boards?archived=1#top', '/invite/a-b_c'])('goes on to %s', (path) => {
    expect(safeNextPath(path)).toBe(path);
  });

  it.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/a\\b',
    '/\t/evil.example',
    '\n//evil.example',
    'javascript:alert(1)',
    'b/1',
    '',
    null,
    undefined,
    7,
  ])('refuses %j', (path) => {
    expect(safeNextPath(path, '/home')).toBe('/home');
  });
});

describe('signInPath', () => {
  it('remembers where somebody wanted to go', () => {
    expect(signInPath('http://host:3000/b/1/risks?sort=level')).toBe('/sign-in?next=%2Fb%2F1%2Frisks%3Fsort%3Dlevel');
  });

  it('says nothing of the front page, and drops the ending of data requests', () => {
    expect(signInPath('http://host/')).toBe('/sign-in');
    expect(signInPath('/o/1/boards.data')).toBe('/sign-in?next=%2Fo%2F1%2Fboards');
  });
});
