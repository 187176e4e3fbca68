import { expect, test } from 'vitest';
import { SequenceTracker } from './sequence-tracker.ts';

test('rows that come out of order leave a gap until the missing ones are there', () => {
  const tracker = new SequenceTracker(10);
  tracker.add(13, 14);
  expect([tracker.seq, tracker.hasGap, tracker.has(13)]).toEqual([10, true, false]);
  tracker.add(11, 11);
  expect([tracker.seq, tracker.hasGap]).toEqual([11, true]);
  tracker.add(11, 12);
  expect([tracker.seq, tracker.hasGap, tracker.has(14)]).toEqual([14, false, true]);
});
