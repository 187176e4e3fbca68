import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Findable, indexOf, rank } from './rank.ts';

const entries: readonly Findable[] = [
  { title: 'Settlement ledger', key: 'PAY-1', words: 'initiative Payments Jana' },
  { title: 'Instant payouts', key: 'PAY-12', words: 'initiative Payments Omar' },
  { title: 'Ledger schema is not agreed', key: 'R-03', words: 'risk Data' },
  { title: 'Café reservations', key: 'DAT-1', words: 'initiative Data' },
];
const titles = (query: string) => rank(indexOf(entries), query, 10).map(({ title }) => title);

test('a key is found by its beginning, the whole key first', () => {
  expect(titles('pay-1')).toEqual(['Settlement ledger', 'Instant payouts']);
});

test("a title's beginning comes before a word of it, and that before an owner", () => {
  expect(titles('ledger')).toEqual(['Ledger schema is not agreed', 'Settlement ledger']);
  expect(titles('omar')).toEqual(['Instant payouts']);
});

test('every word must fit; accents and case do not count; letters may be left out', () => {
  expect(titles('DATA cafe')).toEqual(['Café reservations']);
  expect(titles('ledger omar')).toEqual([]);
  expect(titles('stlmnt')).toEqual(['Settlement ledger']);
});

test('nothing typed keeps the order', () => {
  expect(titles(' ')).toEqual(entries.map(({ title }) => title));
});

test('a title is always found by itself, and what is found is never more than asked', () => {
  const text = fc.string({ minLength: 1, maxLength: 30 }).filter((title) => /\S/.test(title));
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 20 }), fc.nat(), (list, at) => {
      const index = indexOf(list.map((title) => ({ title, key: '', words: '' })));
      const wanted = list[at % list.length] ?? '';
      const found = rank(index, wanted, list.length).map(({ title }) => title);
      expect(found).toContain(wanted);
      expect(rank(index, wanted, 3).length).toBeLessThanOrEqual(3);
    }),
    { seed: 4 },
  );
});
