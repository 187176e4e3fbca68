import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HANDSHAKE_STATES } from '#shared/board/records/dependency.ts';
import { type CrossTeamLink, EVERY_LINK, LISTED_LINKS, type LinkEnd } from './cross-team-links.ts';
import { narrowLinks, waitingFor } from './narrow-links.ts';
import { rollUp } from './roll-up.ts';

const TEAMS = ['org:a', 'org:b', 'lane:x:c', 'none', 'elsewhere'] as const;
const end = fc.record({ itemId: fc.integer({ min: 0, max: 12 }).map(String), team: fc.constantFrom(...TEAMS) });
const link = fc
  .record({
    from: end,
    to: end,
    slack: fc.option(fc.integer({ min: -20, max: 20 })),
    handshake: fc.constantFrom(...HANDSHAKE_STATES),
  })
  .map(({ from, to, slack, handshake }) => {
    const whole = (part: typeof from): LinkEnd => ({ boardId: 'x', item: null, absence: null, ...part });
    const state = slack === null ? 'unknown' : slack < 0 ? 'conflict' : slack <= 5 ? 'tight' : 'fine';
    const rest = { type: 'FS', lag: 0, what: '', needBy: null, promisedOn: null, promiseLate: null } as const;
    return { ...rest, boardId: 'x', id: '', state, slack, handshake, from: whole(from), to: whole(to) } as const;
  });
const links = fc
  .array(link, { maxLength: 60 })
  .map((all) => all.map((one, i): CrossTeamLink => ({ ...one, id: `l${i}` })));
const narrow = (all: readonly CrossTeamLink[], filter = {}) =>
  narrowLinks({ links: all, teams: new Map() }, { ...EVERY_LINK, ...filter });

test('rolled up, no link is lost and the worst stays in sight', () => {
  fc.assert(
    fc.property(links, (all) => {
      const cells = rollUp(all);
      expect(cells.reduce((sum, { count }) => sum + count, 0)).toBe(all.length);
      expect(cells.reduce((sum, { conflicts }) => sum + conflicts, 0)).toBe(
        all.filter(({ state }) => state === 'conflict').length,
      );
      expect(Math.max(0, ...cells.map(({ daysShort }) => daysShort))).toBe(
        Math.max(0, ...all.map(({ slack }) => -(slack ?? 0))),
      );
      expect(new Set(cells.map(({ from, to }) => `${from} ${to}`)).size).toBe(cells.length);
    }),
    { seed: 7 },
  );
});

test('a chain holds exactly the links among what leads to an item and what follows from it', () => {
  fc.assert(
    fc.property(links, fc.integer({ min: 0, max: 12 }).map(String), (all, itemId) => {
      const ids = new Set(narrow(all, { chain: { boardId: 'x', itemId } }).links.map(({ id }) => id));
      for (const { id, from, to } of all) {
        if (from.itemId === itemId || to.itemId === itemId) expect(ids).toContain(id);
      }
      const touched = all.filter(({ id }) => ids.has(id)).flatMap(({ from, to }) => [from.itemId, to.itemId]);
      if (ids.size > 0) expect(touched).toContain(itemId);
    }),
    { seed: 8 },
  );
});

test('each link waits for one team at most: the filters share them out', () => {
  fc.assert(
    fc.property(links, (all) => {
      const shared = TEAMS.flatMap((team) => narrow(all, { waitingFor: team }).links.map(({ id }) => id));
      expect(shared.sort()).toEqual(
        all
          .filter((one) => waitingFor(one) !== null)
          .map(({ id }) => id)
          .sort(),
      );
    }),
    { seed: 9 },
  );
});

test('the list is cut, its total is not', () => {
  const [one] = fc.sample(link, { numRuns: 1, seed: 1 });
  if (!one) throw new Error('no sample');
  const many = Array.from({ length: LISTED_LINKS + 20 }, (_, i): CrossTeamLink => ({ ...one, id: `l${i}` }));
  const { links: listed, total } = narrow(many);
  expect([listed.length, total]).toEqual([LISTED_LINKS, LISTED_LINKS + 20]);
});
