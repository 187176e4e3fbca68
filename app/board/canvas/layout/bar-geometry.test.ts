import { describe, expect, it } from 'vitest';
import { barDetail, titleBox } from './bar-geometry.ts';

const view = { left: 168, right: 1440 };

describe('bars', () => {
  it('show less the smaller they are', () => {
    expect([26, 17, 12, 6].map(barDetail)).toEqual(['full', 'full', 'title', 'block']);
  });

  it('keep the title in view when they begin further left', () => {
    expect(titleBox({ x: -400, y: 0, w: 900, h: 26 }, null, view, 0).x).toBeGreaterThan(view.left);
  });

  it('put the title of a short bar behind it, as far as the next', () => {
    const box = titleBox({ x: 300, y: 0, w: 20, h: 26 }, 420, view, 0);
    expect(box).toMatchObject({ outside: true, x: 326 });
    expect(box.x + box.width).toBeLessThan(420);
  });

  it('keep it inside when there is even less room behind', () => {
    expect(titleBox({ x: 300, y: 0, w: 40, h: 26 }, 345, view, 0).outside).toBe(false);
  });
});
