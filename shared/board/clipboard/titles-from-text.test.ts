import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MAX_PASTED_LINES, titlesFromText } from './titles-from-text.ts';

test('each line is a title, without its bullet, number or box; empty lines are none', () => {
  const text = '- Ledger\r\n\r\n2. Payouts\n* [x] Audit\n•  Keys   of  the bank \n';
  expect(titlesFromText(text).titles).toEqual(['Ledger', 'Payouts', 'Audit', 'Keys of the bank']);
});

test('of a table the column called Title is taken, else the first cell that says something', () => {
  expect(titlesFromText('Key\tTitle\tTeam\nPAY-1\tLedger\tPayments\n\tPayouts\t').titles).toEqual([
    'Ledger',
    'Payouts',
  ]);
  expect(titlesFromText('\tLedger\tx\nPayouts\ty').titles).toEqual(['Ledger', 'Payouts']);
});

test('a list that is too long is cut, and says how long it was', () => {
  const text = Array.from({ length: 250 }, (_, i) => `Line ${i}`).join('\n');
  const { titles, total } = titlesFromText(text);
  expect([titles.length, total]).toEqual([MAX_PASTED_LINES, 250]);
});

test('whatever is pasted, titles are trimmed, one line each and fit the field', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300, unit: 'binary' }), (text) => {
      for (const title of titlesFromText(text).titles) {
        expect(title).toBe(title.trim());
        expect(title.length).toBeGreaterThan(0);
        expect(title.length).toBeLessThanOrEqual(300);
        expect(title).not.toMatch(/[\n\r\t]/);
      }
    }),
    { seed: 4 },
  );
});
