import { expect, test } from 'vitest';
import { EVERY_LINK } from '#shared/dependencies/cross-team-links.ts';
import { isNarrowed, type LinksAddress, readAddress, writeAddress } from './links-address.ts';

const nothing: LinksAddress = { ...EVERY_LINK, asOf: null, form: 'matrix', expanded: [] };

test('an empty address asks for everything now', () => {
  expect(readAddress(new URLSearchParams('team=&board='))).toEqual(nothing);
  expect(writeAddress(nothing)).toBe('');
});

test.each<Partial<LinksAddress>>([
  { boardId: 'b1' },
  { team: 'lane:b1:r&d + ops' },
  { from: 'org:a', to: 'none', conflictsOnly: true },
  { asOf: 's1', team: 'elsewhere' },
  { form: 'graph', expanded: ['org:a', 'lane:b1:r&d'], waitingFor: 'org:a' },
  { chain: { boardId: 'b1', itemId: 'i1' } },
])('what is written is read again: %o', (part) => {
  const address = { ...nothing, ...part };
  expect(readAddress(new URLSearchParams(writeAddress(address)))).toEqual(address);
});

test('looking back narrows nothing, every filter does', () => {
  expect(isNarrowed({ ...nothing, asOf: 's1' } as LinksAddress)).toBe(false);
  expect(isNarrowed({ ...nothing, to: 'org:a' })).toBe(true);
  expect(isNarrowed({ ...nothing, conflictsOnly: true })).toBe(true);
});

test('what else stands in the address stays there', () => {
  const others = new URLSearchParams('item=risks/r1&team=org:gone&open=x');
  expect(writeAddress({ ...nothing, form: 'list' }, others)).toBe('?item=risks%2Fr1&form=list');
});
