import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toolbarPlace } from './toolbar-place.ts';

const visible = { left: 168, top: 46, right: 1440, bottom: 760 };
const size = { w: 300, h: 40 };

describe('place of an item’s toolbar', () => {
  it('is above the item, below one that is under the axis', () => {
    expect(toolbarPlace({ x: 400, y: 300, w: 200, h: 26 }, size, visible)).toEqual({ x: 400, y: 250 });
    expect(toolbarPlace({ x: 400, y: 60, w: 200, h: 26 }, size, visible)).toEqual({ x: 400, y: 96 });
  });

  it('stays with the part of a long bar that is in view', () => {
    expect(toolbarPlace({ x: -900, y: 300, w: 2000, h: 26 }, size, visible)?.x).toBe(178);
    expect(toolbarPlace({ x: 1380, y: 300, w: 2000, h: 26 }, size, visible)?.x).toBe(1130);
  });

  it('is nowhere for an item out of sight', () => {
    expect(toolbarPlace({ x: -300, y: 300, w: 200, h: 26 }, size, visible)).toBeNull();
    expect(toolbarPlace({ x: 400, y: 900, w: 200, h: 26 }, size, visible)).toBeNull();
  });

  it('never covers the item', () => {
    const box = fc.record({
      x: fc.integer({ min: -500, max: 1600 }),
      y: fc.integer({ min: -100, max: 900 }),
      w: fc.integer({ min: 4, max: 2000 }),
      h: fc.integer({ min: 4, max: 400 }),
    });
    fc.assert(
      fc.property(box, (item) => {
        const at = toolbarPlace(item, size, visible);
        if (at) expect(at.y + size.h <= item.y || at.y >= item.y + item.h).toBe(true);
      }),
    );
  });
});
