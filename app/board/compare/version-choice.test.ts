import { expect, test } from 'vitest';
import { momentsOf, usualFrom, versionLabel } from './version-choice.ts';

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

test('moments are one’s last visit and the last review of risks before today, where a version goes back so far', () => {
  const given = {
    hasLastVisit: true,
    risks: [{ lastReviewed: '2027-01-03' }, { lastReviewed: null }, { lastReviewed: '2027-01-09' }],
    oldest: '2027-01-01T10:00:00.000Z',
    today: '2027-01-09',
  };
  expect(momentsOf(given)).toEqual([
    { which: 'last-visit', label: 'My last visit' },
    { which: '2027-01-03', label: 'Last review of risks, 3 Jan 2027' },
  ]);
  expect(momentsOf({ ...given, hasLastVisit: false, oldest: '2027-01-04T10:00:00.000Z' })).toEqual([]);
  expect(momentsOf({ ...given, risks: [], oldest: null })).toHaveLength(1);
});
