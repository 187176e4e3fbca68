import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pickVersions } from './pick-versions.ts';

const versions = fc
  .array(fc.constantFrom('automatic' as const, 'named' as const), { maxLength: 300 })
  .map((kinds) => kinds.map((kind, place) => ({ kind, place })));

test('as many as asked for, in their order, with the first and the last', () => {
  fc.assert(
    fc.property(versions, fc.integer({ min: 2, max: 100 }), (all, limit) => {
      const picked = pickVersions(all, limit);
      expect(picked).toHaveLength(Math.min(all.length, limit));
      expect(picked.map(({ place }) => place)).toEqual(
        [...new Set(picked.map(({ place }) => place))].toSorted((a, b) => a - b),
      );
      expect([picked[0], picked.at(-1)]).toEqual([all[0], all.at(-1)]);
    }),
  );
});

test('an automatic one between the ends only when all named ones have a place', () => {
  fc.assert(
    fc.property(versions, fc.integer({ min: 2, max: 100 }), (all, limit) => {
      const picked = pickVersions(all, limit);
      const automatic = picked.slice(1, -1).some(({ kind }) => kind === 'automatic');
      if (automatic) for (const version of all) if (version.kind === 'named') expect(picked).toContain(version);
    }),
  );
});
