import { expect, test } from 'vitest';
import { nextSort, readQuery, toggleFilter, writeQuery } from './register-query.ts';

const facets = ['team', 'level'];

test('a query is read back from the address it was written to', () => {
  const query = { search: 'bank slip', filters: { team: ['a', 'b'] }, sort: { column: 'level', descending: true } };
  const params = writeQuery(new URLSearchParams(), query, facets);
  expect(params.toString()).toBe('q=bank+slip&sort=-level&team=a&team=b');
  expect(readQuery(params, facets)).toEqual(query);
});

test('what is not the query stays in the address', () => {
  const params = new URLSearchParams('item=risks%2F7&q=old&team=a');
  const next = writeQuery(params, { search: '', filters: {}, sort: null }, facets);
  expect(next.toString()).toBe('item=risks%2F7');
});

test('a column sorts up, then down, then not at all', () => {
  const up = nextSort(null, 'owner');
  const down = nextSort(up, 'owner');
  expect([up, down, nextSort(down, 'owner')]).toEqual([
    { column: 'owner', descending: false },
    { column: 'owner', descending: true },
    null,
  ]);
  expect(nextSort(down, 'title')).toEqual({ column: 'title', descending: false });
});

test('a filter is taken in and out', () => {
  const one = toggleFilter({}, 'team', 'a');
  const two = toggleFilter(one, 'team', 'b');
  expect(two).toEqual({ team: ['a', 'b'] });
  expect(toggleFilter(toggleFilter(two, 'team', 'a'), 'team', 'b')).toEqual({});
});
