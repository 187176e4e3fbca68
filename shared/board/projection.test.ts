import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EVERY_LINK } from '#shared/dependencies/cross-team-links.ts';
import { linkGraph } from '#shared/dependencies/link-graph.ts';
import { linksOfBoard } from '#shared/dependencies/links-of-board.ts';
import { narrowLinks } from '#shared/dependencies/narrow-links.ts';
import { deleteRecord } from './collection.ts';
import { changeDrawings } from './commands/canvas-commands.ts';
import { linkItems } from './commands/dependency-commands.ts';
import { addInitiative, placeInitiatives, removeInitiatives } from './commands/initiative-commands.ts';
import { addRecord, updateRecord } from './commands/record-commands.ts';
import { createBoardProjection } from './projection.ts';
import { createTestBoard, exchange, type TestBoard } from './testing/test-board.ts';

const add = (test: TestBoard, title: string) =>
  addInitiative(test.board, { fields: { title, start: '2027-01-04', end: '2027-01-29' }, view: test.view() }, test.ctx);

test('keeps the objects of what did not change', () => {
  const it = createTestBoard();
  const [a, b] = [add(it, 'A'), add(it, 'B')];
  const before = it.view();
  updateRecord(it.board, { kind: 'initiatives', id: a, patch: { progress: 50 } });
  const after = it.view();
  expect(after).not.toBe(before);
  expect(after.initiatives.byId.get(a)).not.toBe(before.initiatives.byId.get(a));
  expect(after.initiatives.byId.get(b)).toBe(before.initiatives.byId.get(b));
  expect(after.risks).toBe(before.risks);
  expect(after.meta).toBe(before.meta);
});

test('tells its subscribers once a transaction, and not after they left', () => {
  const it = createTestBoard();
  it.view();
  let told = 0;
  const stop = it.projection.subscribe(() => {
    told++;
    it.view();
  });
  const a = add(it, 'A');
  expect(told).toBe(1);
  placeInitiatives(it.board, { placements: [{ id: a, start: '2027-02-01', end: '2027-02-05', teamId: null }] });
  expect(told).toBe(2);
  stop();
  add(it, 'B');
  expect(told).toBe(2);
});

describe('what several people can break together', () => {
  test('a dependency whose end was deleted is left out and listed', () => {
    const it = createTestBoard();
    const [a, b] = [add(it, 'A'), add(it, 'B')];
    const link = linkItems(it.board, { fields: { fromId: a, toId: b } }, it.ctx);
    expect(it.view().dependencies.list).toHaveLength(1);
    deleteRecord(it.board, 'initiatives', a);
    expect(it.view().dependencies.list).toEqual([]);
    expect(it.view().problems).toEqual([{ type: 'dangling', dependencyId: link, missingId: a }]);
  });

  test('a cycle keeps its links and is named', () => {
    const it = createTestBoard();
    const [a, b, c] = [add(it, 'A'), add(it, 'B'), add(it, 'C')];
    const links = [
      [a, b],
      [b, c],
      [c, a],
    ].map(([fromId, toId]) => linkItems(it.board, { fields: { fromId: fromId ?? '', toId: toId ?? '' } }, it.ctx));
    expect(it.view().dependencies.list).toHaveLength(3);
    expect(it.view().problems).toEqual([{ type: 'cycle', dependencyIds: links.toSorted() }]);
  });

  test('a cycle that two people make at one moment is seen and named by both, and leaves a graph to look at', () => {
    const [ana, ben] = [createTestBoard('a'), createTestBoard('b')];
    const [a, b] = [add(ana, 'A'), add(ana, 'B')];
    exchange(ana, ben);
    const there = linkItems(ana.board, { fields: { fromId: a, toId: b } }, ana.ctx);
    const back = linkItems(ben.board, { fields: { fromId: b, toId: a } }, ben.ctx);
    exchange(ana, ben);
    for (const { view } of [ana, ben]) {
      expect(view().problems).toEqual([{ type: 'cycle', dependencyIds: [there, back].toSorted() }]);
      const links = narrowLinks(linksOfBoard(view(), 'board'), EVERY_LINK);
      const { cycles, edges } = linkGraph(links, new Set(['none']));
      expect(cycles.map((ends) => ends.map(({ itemId }) => itemId).toSorted())).toEqual([[a, b].toSorted()]);
      expect(edges.map(({ inCycle }) => inCycle)).toEqual([true, true]);
    }
  });

  test('two initiatives of one key are named', () => {
    const it = createTestBoard();
    const ids = [1, 2].map(() =>
      addRecord(it.board, { kind: 'initiatives', fields: { title: 'X', key: 'PAY-1' } }, it.ctx),
    );
    expect(it.view().problems).toMatchObject([
      { type: 'same-key', kind: 'initiatives', key: 'PAY-1', ids: ids.toSorted() },
    ]);
  });
});

test('re-reading only what changed gives the view that reading everything gives (seeded)', () => {
  const step = fc.record({ op: fc.constantFrom('add', 'patch', 'remove', 'link', 'draw', 'milestone'), n: fc.nat(30) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const it = createTestBoard();
      for (const { op, n } of steps) {
        const { list } = it.view().initiatives;
        const id = list[n % Math.max(1, list.length)]?.id;
        const other = list[(n + 7) % Math.max(1, list.length)]?.id;
        if (op === 'add') add(it, `Initiative ${n}`);
        if (op === 'milestone') {
          const date = `2027-03-${String((n % 28) + 1).padStart(2, '0')}`;
          addRecord(it.board, { kind: 'milestones', fields: { title: 'M', date } }, it.ctx);
        }
        if (op === 'draw')
          changeDrawings(it.board, { put: [{ id: `shape:${n}`, typeName: 'shape', x: n }], remove: [] });
        if (!id || !other) continue;
        if (op === 'patch')
          updateRecord(it.board, { kind: 'initiatives', id, patch: { progress: n, tags: [`t${n}`] } });
        if (op === 'remove') removeInitiatives(it.board, { ids: [id] });
        if (
          op === 'link' &&
          id !== other &&
          it.view().dependencies.list.every((d) => d.fromId !== id || d.toId !== other)
        ) {
          linkItems(it.board, { fields: { fromId: id, toId: other } }, it.ctx);
        }
      }
      expect(it.view()).toEqual(createBoardProjection(it.board).view());
    }),
    { seed: 20270222, numRuns: 150 },
  );
});
