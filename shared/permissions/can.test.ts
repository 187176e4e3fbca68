import { describe, expect, test } from 'vitest';
import { can } from './can.ts';
import { ROLES } from './role.ts';

describe('each role may all that the ones after it may', () => {
  const actions = [
    'board:read',
    'board:write',
    'session:write',
    'session:summon',
    'board:import',
    'snapshot:take',
    'org:invite',
    'org:read',
  ] as const;
  test.each(actions)('%s', (action) => {
    const allowed = ROLES.map((role) => can(role, action));
    expect(allowed).toEqual(allowed.toSorted((a, b) => Number(b) - Number(a)));
  });
});

test('the lines that matter most', () => {
  expect(can('editor', 'board:write')).toBe(true);
  expect(can('commenter', 'board:write')).toBe(false);
  expect(can('commenter', 'session:write')).toBe(true);
  expect(can('viewer', 'session:write')).toBe(false);
  expect(can('viewer', 'board:read')).toBe(true);
  expect(can('editor', 'org:invite')).toBe(false);
  expect(can('editor', 'org:set-calendar')).toBe(false);
  expect(can(null, 'board:read')).toBe(false);
});
