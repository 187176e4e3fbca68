import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Box, labelPlace, overlap } from './link-label.ts';
import { distanceToPath, linkPath } from './link-paths.ts';

const SIZE = { w: 80, h: 16 };
const path = linkPath({ x: 300, y: 100 }, { x: 100, y: 184 }, true, true, 21);
const middleOf = ({ x, y, w, h }: Box) => ({ x: x + w / 2, y: y + h / 2 });
const counting = (taken: readonly Box[]) => (box: Box) => taken.filter((other) => overlap(box, other)).length;

test('the label of a line stands on its middle where nothing lies there', () => {
  const box = labelPlace(path, SIZE, () => 0);
  expect(distanceToPath(path, middleOf(box))).toBeLessThan(1e-6);
});

test('the label of a line leaves a title on its middle free, and stays on the line', () => {
  const first = labelPlace(path, SIZE, () => 0);
  const title = { ...middleOf(first), w: 30, h: 12 };
  const box = labelPlace(path, SIZE, counting([title]));
  expect(overlap(box, title)).toBe(false);
  expect(distanceToPath(path, middleOf(box))).toBeLessThan(1e-6);
});

test('a short line between two titles has its label beside it', () => {
  const short = linkPath({ x: 100, y: 100 }, { x: 130, y: 142 }, true, true, 21);
  const titles = [
    { x: 0, y: 92, w: 125, h: 16 },
    { x: 116, y: 134, w: 200, h: 16 },
  ];
  const box = labelPlace(short, SIZE, counting(titles));
  expect(titles.some((title) => overlap(box, title))).toBe(false);
});

test('where every place is taken, the label covers the least', () => {
  const box = fc.record({
    x: fc.integer({ min: -100, max: 500 }),
    y: fc.integer({ min: 0, max: 300 }),
    w: fc.integer({ min: 20, max: 300 }),
    h: fc.constant(14),
  });
  fc.assert(
    fc.property(fc.array(box, { minLength: 30, maxLength: 60 }), (taken) => {
      const costOf = counting(taken);
      const seen: number[] = [];
      const chosen = labelPlace(path, SIZE, (at) => {
        const cost = costOf(at);
        seen.push(cost);
        return cost;
      });
      expect(costOf(chosen)).toBe(Math.min(...seen));
    }),
    { seed: 11 },
  );
});
