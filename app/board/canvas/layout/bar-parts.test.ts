import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BAR_PARTS, type BarWants, placeBarParts } from './bar-parts.ts';

const view = { left: 168, right: 1440 };
const wants: BarWants = { widths: { threat: 24, links: 30, owner: 26 }, title: 120, hatchedTo: 0, nextX: null };
const place = (w: number, given: Partial<BarWants> = {}) =>
  placeBarParts({ x: 300, y: 0, w, h: 26 }, view, { ...wants, ...given });
const names = (w: number, given: Partial<BarWants> = {}) => place(w, given).parts.map(({ part }) => part);

describe('parts of a bar', () => {
  it('stand at its end, the owner last', () => {
    const { parts } = place(300);
    expect(parts.toSorted((a, b) => a.x - b.x).map(({ part }) => part)).toEqual(['threat', 'links', 'owner']);
    expect(parts.find(({ part }) => part === 'owner')?.x).toBe(300 + 300 - 4 - 26);
  });

  it('go before the title does: the owner first, the threat last', () => {
    expect([230, 220, 180, 120, 100].map((w) => names(w).length)).toEqual([3, 2, 2, 1, 0]);
    expect(names(120)).toEqual(['threat']);
  });

  it('come after a title that stands beside its bar, as far as there is room', () => {
    expect(place(20).title.outside).toBe(true);
    expect(names(20)).toEqual(['threat', 'links']);
    expect(names(20, { nextX: 300 + 20 + 6 + 120 + 8 + 24 + 6 })).toEqual(['threat']);
    expect(names(20, { nextX: 400 })).toEqual([]);
  });

  it('never lie on the title, on each other or on the next bar', () => {
    const bars = fc.record({
      x: fc.integer({ min: -500, max: 1400 }),
      w: fc.integer({ min: 3, max: 900 }),
      title: fc.integer({ min: 10, max: 400 }),
      gap: fc.integer({ min: 0, max: 300 }),
      hatch: fc.integer({ min: 0, max: 100 }),
      has: fc.subarray([...BAR_PARTS]),
    });
    fc.assert(
      fc.property(bars, ({ x, w, title, gap, hatch, has }) => {
        const nextX = x + w + gap;
        const widths = Object.fromEntries(has.map((part) => [part, 24]));
        const hatchedTo = x + w + Math.min(hatch, gap);
        const placed = placeBarParts({ x, y: 0, w, h: 26 }, view, { widths, title, hatchedTo, nextX });
        const spans = [
          ...placed.parts.map((part) => [part.x, part.x + 24] as const),
          [placed.title.x, placed.title.x + Math.min(title, placed.title.width)] as const,
        ]
          .filter(([from, to]) => to > from)
          .toSorted((a, b) => a[0] - b[0]);
        for (const [i, [, end]] of spans.entries()) expect(end).toBeLessThanOrEqual(spans[i + 1]?.[0] ?? nextX);
      }),
      { seed: 7 },
    );
  });
});
