import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyView, initiative, milestone, risk, table } from '#app/board/canvas/layout/layout-fixtures.ts';
import { layoutRoadmap } from '#app/board/canvas/layout/roadmap-layout.ts';
import { type DerivedShape, matrixShapes, roadmapShapes } from '#app/board/canvas/layout/shapes-from-board.ts';
import { fromCanonicalX, toCanonicalX } from '#app/board/canvas/layout/time-scale.ts';
import { layoutMatrix } from '#app/board/matrix/matrix-layout.ts';
import { readPresence } from '#shared/protocol/presence.ts';
import { ghostsOf } from './ghosts.ts';
import { dragOf, isBack } from './own-drag.ts';

const view = {
  ...emptyView(),
  initiatives: table([
    initiative('bar', { start: '2027-01-04', end: '2027-02-05' }),
    initiative('other', { start: '2027-01-04', end: '2027-03-05' }),
  ]),
  milestones: table([milestone('gate', '2027-02-01')]),
  risks: table([risk('chip', { currentLikelihood: 3, currentImpact: 4 })]),
};
const roadmap = layoutRoadmap(view);
const restAt = (pxPerDay: number) =>
  new Map<string, DerivedShape>(
    [...roadmapShapes(roadmap, pxPerDay), ...matrixShapes(layoutMatrix(view, 'current'))].map((shape) => [
      shape.id,
      shape,
    ]),
  );
const heldBy = (rest: Map<string, DerivedShape>, ids: string[], dx: number, dy: number, dw = 0) =>
  ids.map((id) => {
    const shape = rest.get(`shape:${id}`);
    if (!shape) throw new Error(`no ${id}`);
    return { rest: shape, x: shape.x + dx, y: shape.y + dy, w: shape.w + dw };
  });
/** As it comes out at the other end. */
const received = (drag: unknown) => {
  const state = readPresence(JSON.parse(JSON.stringify({ drag })));
  if (!state?.drag) throw new Error('no drag came through');
  return state.drag;
};

test('a drag is seen at the same days and as far down on every scale', () => {
  const scale = fc.double({ min: 0.15, max: 24, noNaN: true });
  const shift = fc.integer({ min: -3000, max: 3000 });
  fc.assert(
    fc.property(scale, scale, shift, shift, fc.integer({ min: 0, max: 400 }), (mine, theirs, dx, dy, dw) => {
      const rest = restAt(mine);
      const held = heldBy(rest, ['initiatives.bar', 'initiatives.other'], dx, dy, dw);
      const ghosts = ghostsOf(received(dragOf(held, mine)), restAt(theirs), theirs);
      expect(ghosts.map(({ id }) => id)).toEqual(['bar', 'other']);
      for (const [i, ghost] of ghosts.entries()) {
        const own = held[i];
        if (!own) throw new Error('more ghosts than items');
        // Sent in tenths of a quarter of a day.
        const within = fromCanonicalX(0.11, theirs);
        expect(Math.abs(ghost.x - fromCanonicalX(toCanonicalX(own.x, mine), theirs))).toBeLessThan(within);
        expect(Math.abs(ghost.w - fromCanonicalX(toCanonicalX(own.w, mine), theirs))).toBeLessThan(within);
        expect(ghost.y - ghost.rest.y).toBeCloseTo(dy, 1);
      }
    }),
    { seed: 11, numRuns: 100 },
  );
});

test('a milestone keeps its size and is seen at its day', () => {
  const [mine, theirs] = [10, 2];
  const held = heldBy(restAt(mine), ['milestones.gate'], 30 * mine, 0);
  const [ghost] = ghostsOf(received(dragOf(held, mine)), restAt(theirs), theirs);
  expect(ghost?.w).toBe(ghost?.rest.w);
  expect((ghost?.x ?? 0) - (ghost?.rest.x ?? 0)).toBeCloseTo(30 * theirs, 0);
});

test('a chip is seen where it is on the matrix, whatever the scale of the roadmap', () => {
  const held = heldBy(restAt(4), ['risks.chip'], -190, 140);
  const [ghost] = ghostsOf(received(dragOf(held, 4)), restAt(24), 24);
  expect(ghost).toMatchObject({ type: 'qd-chip', x: held[0]?.x, y: held[0]?.y });
});

test('what is not on this picture is left out: filtered, unscheduled, gone', () => {
  const drag = received(dragOf(heldBy(restAt(4), ['initiatives.bar'], 5, 0), 4));
  expect(ghostsOf(drag, new Map(), 4)).toEqual([]);
});

test('a gesture that was taken back is told from a drop', () => {
  const rest = restAt(4);
  expect(isBack(heldBy(rest, ['initiatives.bar', 'risks.chip'], 0, 0))).toBe(true);
  expect(isBack(heldBy(rest, ['initiatives.bar'], 0, 0, 12))).toBe(false);
  expect(isBack(heldBy(rest, ['initiatives.bar'], 4, 0))).toBe(false);
});
