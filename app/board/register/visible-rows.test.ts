import { expect, test } from 'vitest';
import { visibleRows } from './visible-rows.ts';

const view = { height: 720, rowHeight: 36, count: 2000 };

test('every row in sight is drawn, wherever the scroller stands', () => {
  for (let scrollTop = 0; scrollTop <= 2000 * 36 - 720; scrollTop += 7) {
    const { first, end } = visibleRows({ ...view, scrollTop });
    expect(first * 36).toBeLessThanOrEqual(scrollTop);
    expect(end * 36).toBeGreaterThanOrEqual(scrollTop + 720);
    expect(end - first).toBeLessThanOrEqual(60);
  }
});

test('the range stays within the rows there are', () => {
  expect(visibleRows({ ...view, scrollTop: 0, count: 3 })).toEqual({ first: 0, end: 3 });
  expect(visibleRows({ ...view, scrollTop: 0, count: 0 })).toEqual({ first: 0, end: 0 });
  // Rows were filtered away under a scroller that is far down.
  expect(visibleRows({ ...view, scrollTop: 60_000, count: 5 })).toEqual({ first: 4, end: 5 });
});

test('a few pixels of scrolling change nothing', () => {
  expect(visibleRows({ ...view, scrollTop: 3610 })).toEqual(visibleRows({ ...view, scrollTop: 3640 }));
});
