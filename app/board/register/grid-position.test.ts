import { describe, expect, test } from 'vitest';
import { moveByKey, nextCell } from './grid-position.ts';

const size = { rows: 100, columns: 5, page: 10 };
const press = (key: string, far = false) => ({ key, ctrlKey: far, metaKey: false });
const at = { row: 50, column: 2 };

describe('keys in the grid', () => {
  test.each([
    ['ArrowUp', false, { row: 49, column: 2 }],
    ['ArrowDown', true, { row: 99, column: 2 }],
    ['ArrowLeft', true, { row: 50, column: 0 }],
    ['ArrowRight', false, { row: 50, column: 3 }],
    ['PageDown', false, { row: 60, column: 2 }],
    ['PageUp', false, { row: 40, column: 2 }],
    ['Home', false, { row: 50, column: 0 }],
    ['Home', true, { row: 0, column: 0 }],
    ['End', true, { row: 99, column: 4 }],
  ] as const)('%s (far: %s) goes to %o', (key, far, to) => {
    expect(moveByKey(at, press(key, far), size)).toEqual(to);
  });

  test('the head is above the first row, and nothing is above the head', () => {
    expect(moveByKey({ row: 0, column: 1 }, press('ArrowUp'), size)).toEqual({ row: -1, column: 1 });
    expect(moveByKey({ row: -1, column: 1 }, press('ArrowUp'), size)).toEqual({ row: -1, column: 1 });
  });

  test('edges hold', () => {
    expect(moveByKey({ row: 99, column: 4 }, press('ArrowRight'), size)).toEqual({ row: 99, column: 4 });
    expect(moveByKey({ row: 95, column: 4 }, press('PageDown'), size)).toEqual({ row: 99, column: 4 });
    expect(moveByKey({ row: 3, column: 0 }, press('PageUp'), size)).toEqual({ row: 0, column: 0 });
  });

  test('other keys do not move', () => {
    expect(moveByKey(at, press('a'), size)).toBeNull();
  });

  test('Tab reads on into the next row and leaves at the ends', () => {
    expect(nextCell({ row: 3, column: 4 }, false, size)).toEqual({ row: 4, column: 0 });
    expect(nextCell({ row: 4, column: 0 }, true, size)).toEqual({ row: 3, column: 4 });
    expect(nextCell({ row: 99, column: 4 }, false, size)).toBeNull();
    expect(nextCell({ row: 0, column: 0 }, true, size)).toBeNull();
  });
});
