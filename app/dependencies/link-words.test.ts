import { expect, test } from 'vitest';
import type { LinkTeam, MatrixCell } from '#shared/dependencies/cross-team-links.ts';
import { worstState } from '#shared/dependencies/roll-up.ts';
import { cellWords, promiseWords, stateWords, teamName } from './link-words.ts';

const team: LinkTeam = { key: 'lane:b:sre', name: 'SRE', colour: '#112233', boardTitle: 'Shop Q1' };
const cell: MatrixCell = { from: 'a', to: 'b', count: 1, conflicts: 0, tight: 0, unknown: 0, daysShort: 0 };

test('lanes of one name are told apart by their board', () => {
  expect([teamName(team), teamName(team, true)]).toEqual(['SRE', 'SRE (Shop Q1)']);
  expect(teamName({ ...team, key: 'none' }, true)).toBe('No team');
  expect(teamName({ ...team, key: 'elsewhere', name: '' })).toBe('Not on an open board');
});

test('slack in words', () => {
  expect(stateWords({ state: 'conflict', slack: -6 })).toBe('Short by 6 d');
  expect(stateWords({ state: 'tight', slack: 0 })).toBe('Just in time');
  expect(stateWords({ state: 'fine', slack: 12 })).toBe('12 d to spare');
  expect(stateWords({ state: 'unknown', slack: null })).toBe('Dates missing');
  expect(stateWords({ state: 'over', slack: null })).toBe('Over');
});

test('a cell says its worst', () => {
  expect(worstState(cell)).toBe('fine');
  expect(worstState({ ...cell, unknown: 1 })).toBe('unknown');
  expect(worstState({ ...cell, unknown: 1, tight: 1 })).toBe('tight');
  const bad = { ...cell, count: 4, unknown: 1, tight: 1, conflicts: 2, daysShort: 9 };
  expect(worstState(bad)).toBe('conflict');
  expect(cellWords(bad, 'Data', 'SRE')).toBe(
    'Data gives, SRE needs: 4 dependencies, 2 in conflict, the worst short by 9 d, 1 tight, 1 with dates missing',
  );
  expect(cellWords(cell, 'Data', 'SRE')).toBe('Data gives, SRE needs: 1 dependency');
});

test('a promise is held against the need', () => {
  expect(promiseWords({ promiseLate: 6 })).toBe('promised 6 d later than needed');
  expect(promiseWords({ promiseLate: 0 })).toBe('promised for when it is needed');
  expect(promiseWords({ promiseLate: -2 })).toBe('promised 2 d before it is needed');
  expect(promiseWords({ promiseLate: null })).toBe('');
});
