import { expect, it } from 'vitest';
import { quarterName, quartersToPlan } from './quarter-words.ts';

it('offers the running quarter and the next seven', () => {
  expect(quartersToPlan('2026-11-23').map(quarterName)).toEqual([
    'Q4 2026',
    'Q1 2027',
    'Q2 2027',
    'Q3 2027',
    'Q4 2027',
    'Q1 2028',
    'Q2 2028',
    'Q3 2028',
  ]);
});
