import { expect, test } from 'vitest';
import { dayNumber } from '#shared/schedule/calendar.ts';
import { MONDAY_TO_FRIDAY } from '#shared/schedule/working-calendar.ts';
import { initiative, milestone, risk } from '../layout/layout-fixtures.ts';
import { type ItemFacts, initiativeWords, milestoneWords } from './item-words.ts';

const nothing: ItemFacts = {
  people: [{ id: 'jl', name: 'Jana Lindqvist' }],
  calendar: MONDAY_TO_FRIDAY,
  note: undefined,
  simulated: undefined,
  threat: undefined,
  float: null,
  links: undefined,
  stages: [],
};
const dates = { start: '2027-03-01', end: '2027-03-26' };

test('says all there is to say of a bar', () => {
  const ledger = initiative('Ledger', {
    ...dates,
    key: 'PAY-1',
    owner: 'user:jl',
    status: 'at-risk',
    progress: 40,
    confidence: 'low',
  });
  const words = initiativeWords(ledger, {
    ...nothing,
    note: { p80: dayNumber('2027-04-05'), owner: 'JL' },
    threat: { count: 3, worst: 'H', worstRisk: risk('May slip', { key: 'R-07' }) },
    float: { tone: 'fine', text: 'Float 6 d', detail: '2 d before anything else moves' },
    links: { links: 4, conflicts: 1 },
    stages: [milestone('beta', '2027-03-12')],
  });
  expect(words).toEqual({
    key: 'PAY-1',
    title: 'Ledger',
    kind: null,
    status: { value: 'at-risk', text: 'At risk, 40 %' },
    owner: 'Jana Lindqvist',
    dates: '1 Mar 2027 – 26 Mar 2027, 20 working days',
    confidence: 'Low, done by 5 Apr 2027 at P80',
    threat: { level: 'H', text: 'R-07 May slip, and 2 more' },
    float: 'Float 6 d, 2 d before anything else moves',
    links: '4 links, 1 in conflict',
    finish: null,
    stages: 'beta 12 Mar 2027',
  });
});

test('leaves out what is not known, and threats to what is over', () => {
  const threat = { count: 1, worst: null, worstRisk: risk('May slip') };
  expect(initiativeWords(initiative('a', dates), { ...nothing, threat }).threat).toEqual({
    level: null,
    text: 'May slip',
  });
  expect(initiativeWords(initiative('a', { ...dates, status: 'done' }), { ...nothing, threat }).threat).toBeNull();
  expect(initiativeWords(initiative('a', { start: dates.start }), nothing).dates).toBe('1 Mar 2027, no end yet');
  expect(initiativeWords(initiative('a', { end: dates.end }), nothing).dates).toBe('No start yet, 26 Mar 2027');
});

test('tells a hard date from a soft one', () => {
  const audit = milestone('Audit', '2027-03-26', { kind: 'external', hard: true });
  expect(milestoneWords(audit, undefined, undefined, null)).toMatchObject({
    kind: 'External date, hard: it can’t move',
    dates: '26 Mar 2027',
  });
});
