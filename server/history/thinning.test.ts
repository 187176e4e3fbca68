import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AgedVersion, versionsToDrop } from './thinning.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NOW = Date.UTC(2027, 1, 22, 9);

const versionsAt = (times: readonly number[]): AgedVersion[] =>
  times.map((takenAt, i) => ({ id: `v${i}`, takenAt, isKept: false }));

function kept(versions: readonly AgedVersion[], now: number): readonly AgedVersion[] {
  const dropped = new Set(versionsToDrop(versions, now));
  return versions.filter(({ id }) => !dropped.has(id));
}

/** Every quarter of an hour over this many days before NOW. */
const everyQuarter = (days: number) =>
  versionsAt(Array.from({ length: days * 96 }, (_, i) => NOW - (days * 96 - i) * 15 * MINUTE));

test('all of a day, one an hour for a week, one a day for a quarter, one a week beyond', () => {
  const left = kept(everyQuarter(400), NOW);
  const between = (from: number, to: number) =>
    left.filter(({ takenAt }) => NOW - takenAt > from * DAY && NOW - takenAt <= to * DAY).length;
  expect(between(0, 1)).toBe(96);
  expect(between(1, 7)).toBe(6 * 24);
  expect(between(7, 91)).toBe(84);
  expect(between(91, 400)).toBeGreaterThanOrEqual(44);
  expect(between(91, 400)).toBeLessThanOrEqual(45);
});

test('the last of a span stays', () => {
  const at = (text: string) => Date.parse(text);
  const versions = versionsAt([at('2027-02-20T10:05Z'), at('2027-02-20T10:40Z'), at('2027-02-20T11:00Z')]);
  expect(versionsToDrop(versions, NOW)).toEqual(['v0']);
});

const times = fc.array(fc.integer({ min: NOW - 500 * DAY, max: NOW }), { maxLength: 200 });

test('what somebody refers to stays, and nothing of the last day goes', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ age: fc.nat(500 * DAY), isKept: fc.boolean() }), { maxLength: 200 }), (all) => {
      const versions = all.map(({ age, isKept }, i) => ({ id: `v${i}`, takenAt: NOW - age, isKept }));
      const dropped = new Set(versionsToDrop(versions, NOW));
      for (const { id, takenAt, isKept } of versions) {
        if (isKept || NOW - takenAt <= DAY) expect(dropped.has(id)).toBe(false);
      }
    }),
  );
});

test('it makes no difference how often it is done in between', () => {
  fc.assert(
    fc.property(times, fc.array(fc.nat(500), { maxLength: 20 }), (taken, days) => {
      const versions = versionsAt(taken);
      let left: readonly AgedVersion[] = [];
      const moments = days.map((day) => NOW - day * DAY).toSorted((a, b) => a - b);
      let from = Number.NEGATIVE_INFINITY;
      for (const moment of [...moments, NOW]) {
        // Versions come to be as time goes on.
        left = kept([...left, ...versions.filter(({ takenAt }) => takenAt > from && takenAt <= moment)], moment);
        from = moment;
      }
      const ids = (list: readonly AgedVersion[]) => list.map(({ id }) => id).toSorted();
      expect(ids(left)).toEqual(ids(kept(versions, NOW)));
    }),
  );
});
