import { expect, test } from 'vitest';
import { monthAfter, monthOf } from './months.ts';

test('months follow each other over the turn of the year, both ways', () => {
  expect(monthOf('2027-04-23')).toBe('2027-04');
  expect(monthAfter('2026-12')).toBe('2027-01');
  expect(monthAfter('2027-01', -1)).toBe('2026-12');
  expect(monthAfter('2027-05', 20)).toBe('2029-01');
});
