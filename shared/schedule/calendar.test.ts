import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, dayNumber, isoDateOf } from './calendar.ts';

const someDay = fc.integer({ min: dayNumber('1990-01-01'), max: dayNumber('2100-12-31') });

test('days and their numbers are the same thing', () => {
  expect(dayNumber('1970-01-01')).toBe(0);
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
  fc.assert(
    fc.property(someDay, (day) => dayNumber(isoDateOf(day)) === day),
    { seed: 1 },
  );
});
