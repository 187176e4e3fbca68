import { describe, expect, it } from 'vitest';
import { barDetail, titleBox } from './bar-geometry.ts';

const view = { left: 168, right: 1440 };
const plain = { reserved: 0, title: 200, hatchedTo: 0 };

describe('bars', () => {
  it('show less the smaller they are', () => {
    expect([26, 17, 12, 6].map(barDetail)).toEqual(['full', 'full', 'title', 'block']);
  });

  it('keep the title in view when they begin further left', () => {
    expect(titleBox({ x: -400, y: 0, w: 900, h: 26 }, null, view, plain).x).toBeGreaterThan(view.left);
  });

  it('put the title of a short bar behind it, as far as the next', () => {
    const box = titleBox({ x: 300, y: 0, w: 20, h: 26 }, 420, view, plain);
    expect(box).toMatchObject({ outside: true, x: 326 });
    expect(box.x + box.width).toBeLessThan(420);
  });

  it('put it behind the hatching too', () => {
    expect(titleBox({ x: 300, y: 0, w: 20, h: 26 }, null, view, { ...plain, hatchedTo: 350 }).x).toBe(356);
  });

  it('keep it inside when all of it fits there', () => {
    expect(titleBox({ x: 300, y: 0, w: 40, h: 26 }, 600, view, { ...plain, title: 20 }).outside).toBe(false);
  });

  it('keep it inside when there is even less room behind', () => {
    expect(titleBox({ x: 300, y: 0, w: 40, h: 26 }, 345, view, plain).outside).toBe(false);
  });
});
