import { expect, test } from 'vitest';
import { usualFrom, versionLabel } from './version-choice.ts';

const point = (id: string, kind: 'automatic' | 'named') => ({
  id,
  kind,
  name: `N ${id}`,
  takenAt: `2027-01-0${id}T09:30:00.000Z`,
});

test('a version is compared with the baseline, else the newest by name, else the oldest', () => {
  const points = [point('4', 'automatic'), point('3', 'named'), point('2', 'named'), point('1', 'automatic')];
  expect(usualFrom(points, '2')).toBe('2');
  expect(usualFrom(points, 'gone')).toBe('3');
  expect(usualFrom([point('2', 'automatic'), point('1', 'automatic')], null)).toBe('1');
  expect(usualFrom([], null)).toBeNull();
});

test('a version is called by its name and day, an automatic one by its time', () => {
  expect(versionLabel(point('3', 'named'))).toBe('N 3, 3 Jan 2027');
  expect(versionLabel(point('1', 'automatic'))).toBe('1 Jan 2027, 09:30 (automatic)');
});
