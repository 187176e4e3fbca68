import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { insertRecord } from '#shared/board/collection.ts';
import { placeInitiatives } from '#shared/board/commands/initiative-commands.ts';
import { updateRecord } from '#shared/board/commands/record-commands.ts';
import { DEPENDENCY_TYPES } from '#shared/board/records/dependency.ts';
import { createTestBoard } from '#shared/board/testing/test-board.ts';
import { isoDateOf } from './calendar.ts';
import { dependencyState } from './conflicts.ts';
import { networkOf, networkOfBoard, type ScheduleNetwork } from './network.ts';
import { slipChanges, slipTouches } from './slip-changes.ts';
import { movedItem, plannedSlack, propagateSlip } from './slip-propagation.ts';
import { anyNetwork } from './testing/any-network.ts';
import { item, milestone, network } from './testing/test-network.ts';
import { workingCalendar } from './working-calendar.ts';

const waveOf = (on: ScheduleNetwork, id: string, days: number, held: readonly string[] = []) => {
  const index = (of: string) => on.indexOf.get(of) ?? -1;
  const wave = propagateSlip(on, [{ item: index(id), days }], new Set(held.map(index)));
  const nameOf = (at: number) => on.items[at]?.id ?? '?';
  return {
    moves: Object.fromEntries(wave.moves.map((move) => [nameOf(move.item), move.stays ?? move.days])),
    broken: wave.brokenDates.map((date) => [nameOf(date.item), date.daysLate, date.before]),
    short: wave.shortLinks.map(({ link, daysShort }) => [on.links[link]?.dependencyId, daysShort]),
  };
};

describe('what moves', () => {
  test('is what links force: gaps take up what they can', () => {
    const on = network(
      [item('A', 3), item('B', 2, { start: 5 }), item('C', 2, { start: 7 }), item('X', 1, { start: 4 })],
      ...['A FS B', 'B FS C'],
    );
    expect(waveOf(on, 'A', 2).moves).toEqual({ A: 2 });
    expect(waveOf(on, 'A', 5)).toEqual({ moves: { A: 5, B: 3, C: 3 }, broken: [], short: [] });
  });

  test('is the most that any of its links asks for', () => {
    const on = network(
      [item('A', 3), item('B', 3, { start: 4 }), item('C', 3), item('D', 2, { start: 8 })],
      ...['A SS B', 'A FF C', 'B FS D', 'A SF+8 D'],
    );
    // B: 6 - 4 = 2. C: 6. D: from B 2 - (8-7) = 1, from A 6 - (10-8) = 4.
    expect(waveOf(on, 'A', 6).moves).toEqual({ A: 6, B: 2, C: 6, D: 4 });
  });

  test('keeps a link that is short as short as it was', () => {
    const on = network([item('A', 6), item('B', 2, { start: 4 })], 'A FS B');
    expect(waveOf(on, 'A', 3)).toEqual({ moves: { A: 3, B: 3 }, broken: [], short: [] });
  });

  test('ends later but does not start later once it has begun', () => {
    const begun = item('B', 6, { start: 2, begun: true, remaining: 4 });
    const on = network(
      [item('A', 2), begun, item('C', 1, { start: 8 }), item('S', 1, { start: 2 })],
      'A FS B',
      'B FS C',
      'B SS S',
    );
    // B waits with the 4 days that are left: there are 8 - 4 - 2 = 2 days of room.
    expect(waveOf(on, 'A', 5)).toEqual({ moves: { A: 5, B: 3, C: 3 }, broken: [], short: [['A FS B', 5]] });
    expect(waveOf(on, 'B', 2).moves).toEqual({ B: 2, C: 2 });
  });

  test('stops at hard milestones, which it misses, and at what is held, which it leaves short', () => {
    const on = network(
      [item('A', 3), milestone('GA', 4, true), item('B', 2, { start: 4 }), item('C', 2, { start: 6, deadline: 9 })],
      ...['A FS GA', 'GA FS B', 'A FS C'],
    );
    expect(waveOf(on, 'A', 5)).toEqual({
      moves: { A: 5, GA: 'hard', C: 2 },
      broken: [
        ['GA', 4, 0],
        ['C', 1, 0],
      ],
      short: [['A FS GA', 4]],
    });
    expect(waveOf(on, 'A', 5, ['C'])).toEqual({
      moves: { A: 5, GA: 'hard', C: 'held' },
      broken: [['GA', 4, 0]],
      short: [
        ['A FS GA', 4],
        ['A FS C', 2],
      ],
    });
    // A hard milestone that slips itself does move: that is what is asked.
    expect(waveOf(on, 'GA', 3).moves).toEqual({ GA: 3, B: 3 });
  });

  test('is nothing where nothing slips, or what slips is over', () => {
    const on = network([item('A', 3, { over: true }), item('B', 1)]);
    expect([waveOf(on, 'A', 4).moves, waveOf(on, 'B', 0).moves, waveOf(on, 'B', -3).moves]).toEqual([{}, {}, {}]);
  });
});

describe('any wave', () => {
  const anySlip = fc.record({ pick: fc.nat(), days: fc.integer({ min: 1, max: 15 }) });

  test('leaves no link shorter than it was, unless it says so', () => {
    fc.assert(
      fc.property(
        anyNetwork({ imposed: true, facts: true }),
        anySlip,
        fc.array(fc.nat(11)),
        (on, { pick, days }, held) => {
          const wave = propagateSlip(on, [{ item: pick % on.items.length, days }], new Set(held));
          const shift = new Map(wave.moves.map((move) => [move.item, move.stays === null ? move.days : 0]));
          const told = new Map(wave.shortLinks.map(({ link, daysShort }) => [link, daysShort]));
          const moved = networkOf(
            on.items.map((it, i) => movedItem(it, shift.get(i) ?? 0)),
            on.links,
          );
          on.links.forEach((link, at) => {
            const [before, after] = [on, moved].map(({ items }) => {
              const [from, to] = [items[link.from], items[link.to]];
              return from && to ? plannedSlack(link, from, to) : Number.NaN;
            });
            if (before === undefined || after === undefined) return;
            if (told.has(at)) expect(after).toBe(-(told.get(at) ?? 0));
            else expect(after).toBeGreaterThanOrEqual(Math.min(0, before));
          });
        },
      ),
      { seed: 11, numRuns: 1000 },
    );
  });

  test('moves nothing further than links force, and nothing that they do not lead to', () => {
    fc.assert(
      fc.property(anyNetwork(), anySlip, (on, { pick, days }) => {
        const source = pick % on.items.length;
        const { moves, shortLinks } = propagateSlip(on, [{ item: source, days }]);
        expect(shortLinks).toEqual([]);
        const shift = new Map(moves.map((move) => [move.item, move.days]));
        for (const move of moves) {
          expect(move.days).toBeLessThanOrEqual(days);
          if (move.item === source) continue;
          // A day less, and the link that forces it would be shorter than it was.
          const link = on.links[move.by ?? -1];
          const [from, to] = [on.items[link?.from ?? -1], on.items[move.item]];
          if (!link || !from || !to) throw new Error('moved by nothing');
          const before = plannedSlack(link, from, to);
          const after = plannedSlack(link, movedItem(from, shift.get(link.from) ?? 0), movedItem(to, move.days - 1));
          expect(after).toBe(Math.min(0, before) - 1);
        }
      }),
      { seed: 12, numRuns: 1000 },
    );
  });
});

describe('on a board', () => {
  const day = fc.integer({ min: 20_820, max: 20_900 });
  const aBoard = fc.record({
    spans: fc.array(fc.tuple(day, fc.integer({ min: 0, max: 20 })), { minLength: 2, maxLength: 8 }),
    milestones: fc.array(day, { maxLength: 3 }),
    links: fc.array(
      fc.tuple(fc.nat(), fc.nat(), fc.constantFrom(...DEPENDENCY_TYPES), fc.integer({ min: -3, max: 5 })),
      { maxLength: 14 },
    ),
    weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    holidays: fc.array(day.map(isoDateOf), { maxLength: 10 }),
    slip: fc.tuple(fc.nat(), fc.integer({ min: 1, max: 12 })),
  });

  test('accepting all of it leaves no new conflict, and none that is worse', () => {
    fc.assert(
      fc.property(aBoard, ({ spans, milestones, links, weekdays, holidays, slip: [pick, days] }) => {
        const { board, view } = createTestBoard();
        board.meta.set('calendar', { workingWeekdays: weekdays, holidays });
        const calendar = workingCalendar(view().meta.calendar);
        spans.forEach(([first, length], i) => {
          // On working days: what lies on days off alone has no length to keep.
          const [start, end] = [calendar.onOrAfter(first), calendar.onOrAfter(first + length)].map(isoDateOf);
          insertRecord(board, 'initiatives', `i${i}`, { title: `i${i}`, start, end });
        });
        milestones.forEach((date, i) => {
          insertRecord(board, 'milestones', `m${i}`, {
            title: `m${i}`,
            date: isoDateOf(date),
            initiativeId: i === 0 ? 'i0' : null,
          });
        });
        const ids = [...spans.map((_, i) => `i${i}`), ...milestones.map((_, i) => `m${i}`)];
        links.forEach(([a, b, type, lag], i) => {
          const [fromId = '', toId = ''] = [a % ids.length, b % ids.length].sort((x, y) => x - y).map((at) => ids[at]);
          if (fromId !== toId) insertRecord(board, 'dependencies', `d${i}`, { fromId, toId, type, lag });
        });
        const shortage = () =>
          view().dependencies.list.map((link) => {
            const state = dependencyState(view(), link);
            return state.state === 'conflict' ? state.daysShort : 0;
          });
        const before = shortage();
        const on = networkOfBoard(view());
        const wave = propagateSlip(on, [{ item: pick % on.items.length, days }]);
        const changes = slipChanges(view(), on, wave.moves, calendar);
        expect(changes).toHaveLength(wave.moves.length);
        placeInitiatives(board, {
          placements: changes.flatMap(({ kind, id, start, end }) =>
            kind === 'initiatives' ? [{ id, start, end }] : [],
          ),
        });
        for (const { kind, id, end } of changes)
          if (kind === 'milestones') updateRecord(board, { kind, id, patch: { date: end } });
        for (const [i, short] of shortage().entries()) expect(short).toBeLessThanOrEqual(before[i] ?? 0);
        const after = networkOfBoard(view());
        for (const { item: index, days: moved } of wave.moves) {
          const was = on.items[index];
          const now = after.items[after.indexOf.get(was?.id ?? '') ?? -1];
          expect([now?.start, now?.finish]).toEqual([(was?.start ?? 0) + moved, (was?.finish ?? 0) + moved]);
        }
      }),
      { seed: 13, numRuns: 300 },
    );
  });

  test('says which milestones, teams and objectives it touches, and by how much', () => {
    const { board, view } = createTestBoard();
    insertRecord(board, 'initiatives', 'a', {
      title: 'a',
      start: '2027-03-01',
      end: '2027-03-05',
      teamId: 'core',
      objectiveId: 'fast',
    });
    insertRecord(board, 'initiatives', 'b', {
      title: 'b',
      start: '2027-03-09',
      end: '2027-03-12',
      teamId: 'web',
      objectiveId: 'fast',
    });
    insertRecord(board, 'milestones', 'ga', { title: 'ga', date: '2027-03-12', teamId: 'core' });
    insertRecord(board, 'dependencies', 'ab', { fromId: 'a', toId: 'b' });
    insertRecord(board, 'dependencies', 'bga', { fromId: 'b', toId: 'ga' });
    const on = networkOfBoard(view());
    const { moves } = propagateSlip(on, [{ item: on.indexOf.get('a') ?? -1, days: 4 }]);
    const changes = slipChanges(view(), on, moves, workingCalendar(view().meta.calendar));
    expect(changes).toEqual([
      { kind: 'initiatives', id: 'a', days: 4, start: '2027-03-05', end: '2027-03-11' },
      { kind: 'initiatives', id: 'b', days: 3, start: '2027-03-12', end: '2027-03-17' },
      { kind: 'milestones', id: 'ga', days: 3, end: '2027-03-17' },
    ]);
    const touches = slipTouches(view(), changes);
    expect([[...touches.milestones], [...touches.teams], [...touches.objectives]]).toEqual([
      [['ga', 3]],
      [
        ['core', 4],
        ['web', 3],
      ],
      [['fast', 4]],
    ]);
  });
});
