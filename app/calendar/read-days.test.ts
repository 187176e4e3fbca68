import { expect, test } from 'vitest';
import { readDays } from './read-days.ts';

const read = (text: string, known: readonly string[] = []) => readDays(text, known, '2026-11-24');

test('reads many dates, each as a date field would', () => {
  expect(read('2027-01-01\n25 Dec 2027; 1.5.2027\n\n')).toEqual({
    ok: true,
    days: ['2027-01-01', '2027-12-25', '2027-05-01'],
  });
});

test('names what is no date, and takes none of the others then', () => {
  expect(read('2027-01-01\nEaster')).toEqual({ ok: false, message: '“Easter” is not a date like 2027-04-23.' });
  expect(read('2027-02-30\na\nb\nc\nd')).toEqual({
    ok: false,
    message: '“2027-02-30”, “a”, “b” and 2 more are not dates like 2027-04-23.',
  });
  expect(read(' \n')).toEqual({ ok: false, message: 'Write a date, or several, one a line.' });
});

test('names what is there already, or twice in the text', () => {
  expect(read('2027-01-01', ['2027-01-01'])).toEqual({ ok: false, message: '1 Jan 2027 is there already.' });
  expect(read('2027-05-01\n1 May 2027\n1.5.2027')).toEqual({ ok: false, message: '1 May 2027 is there already.' });
});
