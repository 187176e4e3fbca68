import { expect, test } from 'vitest';
import { between, type Placed } from './glide.ts';

const at = (x: number): Placed => ({ x, y: 10, w: 5, alpha: 1 });
const [from, to] = [
  new Map([
    ['stays', at(0)],
    ['goes', at(50)],
  ]),
  new Map([
    ['stays', at(100)],
    ['comes', at(70)],
  ]),
];

test('between two stops, what is in both glides, what comes appears where it will be, what goes fades where it was', () => {
  expect(between(from, to, 0)).toEqual(
    new Map([
      ['stays', at(0)],
      ['comes', { ...at(70), alpha: 0 }],
      ['goes', at(50)],
    ]),
  );
  const half = between(from, to, 0.5);
  expect(half.get('stays')?.x).toBeGreaterThan(50);
  expect(half.get('stays')?.x).toBeLessThan(100);
  expect((half.get('comes')?.alpha ?? 0) + (half.get('goes')?.alpha ?? 0)).toBeCloseTo(1);
  expect(half.get('goes')?.x).toBe(50);
  // At the end nothing of before is left.
  expect(between(from, to, 1)).toBe(to);
});
