import { expect, test } from 'vitest';
import type { ActivityRow } from '#shared/activity/activity-row.ts';
import type { ActivityPage } from './fetch-activity.ts';
import { withNewest, withOlder } from './join-pages.ts';

const row = (id: number, to: unknown = null): ActivityRow => ({
  id,
  at: '2027-02-22T09:00:00.000Z',
  actorId: 'ana',
  seq: id,
  kind: 'risks',
  recordId: 'r1',
  title: 'Bank is late',
  change: 'changed',
  field: 'owner',
  from: null,
  to,
  beside: null,
  why: null,
});
const page = (ids: readonly number[], next: number | null): ActivityPage => ({
  rows: ids.map((id) => row(id)),
  next,
  names: {},
});
const ids = ({ rows }: ActivityPage) => rows.map(({ id }) => id);

test('new rows stand before what is known, extended ones in its place, and older pages stay', () => {
  const newest = { rows: [row(9), row(8, 'extended')], next: 8, names: { ana: 'Ana' } };
  const joined = withNewest(page([8, 7, 5], 5), newest);
  expect(ids(joined)).toEqual([9, 8, 7, 5]);
  expect(joined).toMatchObject({ next: 5, names: { ana: 'Ana' }, rows: [{}, { to: 'extended' }, {}, {}] });
});

test('where more came than a page holds, the history begins anew', () => {
  expect(withNewest(page([8, 7], null), page([30, 29], 29))).toEqual(page([30, 29], 29));
});

test('a history that began empty, or is all on one page', () => {
  expect(ids(withNewest(page([], null), page([2, 1], null)))).toEqual([2, 1]);
  expect(ids(withNewest(page([1], null), page([], null)))).toEqual([]);
});

test('older pages follow, each row once', () => {
  expect(withOlder(page([9, 8], 8), page([8, 7], null))).toEqual(page([9, 8, 7], null));
});
