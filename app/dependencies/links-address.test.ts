import { expect, test } from 'vitest';
import { isNarrowed, type LinksAddress, readAddress, writeAddress } from './links-address.ts';

const nothing: LinksAddress = { boardId: null, team: null, from: null, to: null, asOf: null, conflictsOnly: false };

test('an empty address asks for everything now', () => {
  expect(readAddress(new URLSearchParams('team=&board='))).toEqual(nothing);
  expect(writeAddress(nothing)).toBe('');
});

test.each<Partial<LinksAddress>>([
  { boardId: 'b1' },
  { team: 'lane:b1:r&d + ops' },
  { from: 'org:a', to: 'none', conflictsOnly: true },
  { asOf: 's1', team: 'elsewhere' },
])('what is written is read again: %o', (part) => {
  const address = { ...nothing, ...part };
  expect(readAddress(new URLSearchParams(writeAddress(address)))).toEqual(address);
});

test('looking back narrows nothing, every filter does', () => {
  expect(isNarrowed({ ...nothing, asOf: 's1' } as LinksAddress)).toBe(false);
  expect(isNarrowed({ ...nothing, to: 'org:a' })).toBe(true);
  expect(isNarrowed({ ...nothing, conflictsOnly: true })).toBe(true);
});
