import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  nextSort,
  PLAIN_QUERY,
  type RegisterQuery,
  readQuery,
  sameQuery,
  withFilter,
  writeQuery,
} from './register-query.ts';

const columns = ['title', 'teamId', 'level', 'due'];

test('a query is read back from the address it was written to', () => {
  const query: RegisterQuery = {
    search: 'bank slip',
    filters: { teamId: ['a', 'b'], due: ['>=2027-01-01', 'none'] },
    sort: [
      { column: 'level', descending: true },
      { column: 'title', descending: false },
    ],
    groupBy: 'teamId',
    columns: [
      { column: 'title', width: 320 },
      { column: 'level', width: null },
    ],
    frozen: 2,
  };
  const params = writeQuery(new URLSearchParams(), query, columns);
  expect(decodeURIComponent(params.toString())).toBe(
    'q=bank+slip&sort=-level,title&group=teamId&cols=title:320,level&frozen=2&team=a&team=b&due=>=2027-01-01&due=none',
  );
  expect(readQuery(params, columns)).toEqual(query);
});

test('any query comes back from its address, and nothing else of the address is lost', () => {
  const column = fc.constantFrom(...columns);
  const query = fc.record({
    search: fc.string().filter((text) => text === '' || text.trim() !== ''),
    filters: fc.dictionary(column, fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1 })),
    sort: fc.uniqueArray(fc.record({ column, descending: fc.boolean() }), { selector: (term) => term.column }),
    groupBy: fc.option(column),
    columns: fc.option(
      fc.uniqueArray(fc.record({ column, width: fc.option(fc.integer({ min: 44, max: 1200 })) }), {
        minLength: 1,
        selector: (placed) => placed.column,
      }),
    ),
    frozen: fc.integer({ min: 0, max: 20 }),
  });
  fc.assert(
    fc.property(query, (asked) => {
      const params = writeQuery(new URLSearchParams('item=risks%2F7'), asked, columns);
      expect(params.get('item')).toBe('risks/7');
      const read = readQuery(new URLSearchParams(params.toString()), columns);
      expect({ ...read, filters: { ...read.filters } }).toEqual({ ...asked, filters: { ...asked.filters } });
      expect(sameQuery(read, asked)).toBe(true);
    }),
    { seed: 24, numRuns: 500 },
  );
});

test('what is not the query stays in the address, and what names no column is passed over', () => {
  const params = new URLSearchParams('item=risks%2F7&q=old&team=a');
  expect(writeQuery(params, PLAIN_QUERY, columns).toString()).toBe('item=risks%2F7');
  const odd = readQuery(new URLSearchParams('sort=nope,-level,level&cols=nope,title:9999999,title&frozen=x'), columns);
  expect(odd).toEqual({
    ...PLAIN_QUERY,
    sort: [{ column: 'level', descending: true }],
    columns: [{ column: 'title', width: null }],
  });
});

test('a column sorts up, then down, then not at all; with Shift it joins the others', () => {
  const up = nextSort([], 'owner');
  const down = nextSort(up, 'owner');
  expect([up, down, nextSort(down, 'owner')]).toEqual([
    [{ column: 'owner', descending: false }],
    [{ column: 'owner', descending: true }],
    [],
  ]);
  expect(nextSort(down, 'title')).toEqual([{ column: 'title', descending: false }]);
  const both = nextSort(down, 'title', true);
  expect(both).toEqual([
    { column: 'owner', descending: true },
    { column: 'title', descending: false },
  ]);
  expect(nextSort(both, 'owner', true)).toEqual([{ column: 'title', descending: false }]);
});

test('a filter that asks nothing is none', () => {
  expect(withFilter(withFilter({}, 'teamId', ['a']), 'teamId', [])).toEqual({});
});
