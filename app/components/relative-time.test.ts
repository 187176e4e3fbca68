import { expect, it } from 'vitest';
import { agoText, dayText } from './relative-time.ts';

const now = new Date('2027-04-23T12:00:00Z');

it.each([
  ['2027-04-23T11:59:31Z', 'just now'],
  ['2027-04-23T12:00:20Z', 'just now'],
  ['2027-04-23T11:59:00Z', '1 min ago'],
  ['2027-04-23T11:00:01Z', '59 min ago'],
  ['2027-04-23T09:00:00Z', '3 h ago'],
  ['2027-04-22T11:00:00Z', 'yesterday'],
  ['2027-04-19T11:00:00Z', '4 days ago'],
  ['2027-04-16T12:00:00Z', null],
  ['2027-04-23T12:05:00Z', null],
])('%s was %s', (date, text) => {
  expect(agoText(new Date(date), now)).toBe(text);
});

it('writes a day in the reader’s own zone', () => {
  const late = new Date('2027-04-23T23:30:00Z');
  expect(dayText(late, 'UTC')).toBe('23 Apr 2027');
  expect(dayText(late, 'Europe/Helsinki')).toBe('24 Apr 2027');
});
