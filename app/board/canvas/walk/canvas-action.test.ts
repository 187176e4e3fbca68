import { describe, expect, it } from 'vitest';
import { canvasAction } from './canvas-action.ts';

const press = (key: string, ...held: ('shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey')[]) => {
  const none = { shiftKey: false, altKey: false, ctrlKey: false, metaKey: false };
  return canvasAction({ key, ...none, ...Object.fromEntries(held.map((name) => [name, true])) });
};

describe('keys on the canvas', () => {
  it('walk without, move with Shift', () => {
    expect(press('ArrowDown')).toEqual({ type: 'walk', step: 'down' });
    expect(press('PageUp')).toEqual({ type: 'walk', step: 'group-up' });
    expect(press('ArrowLeft', 'shiftKey')).toEqual({ type: 'move', dx: -1, dy: 0, far: false });
    expect(press('ArrowRight', 'shiftKey', 'metaKey')).toMatchObject({ type: 'move', dx: 1, far: true });
  });

  it('move the end with Alt and Shift along time, and the place in the lane up and down', () => {
    expect(press('ArrowRight', 'shiftKey', 'altKey')).toEqual({ type: 'resize', days: 1 });
    expect(press('ArrowLeft', 'shiftKey', 'altKey', 'ctrlKey')).toEqual({ type: 'resize', days: -5 });
    expect(press('ArrowUp', 'shiftKey', 'altKey')).toEqual({ type: 'reorder', rows: -1 });
    expect(press('ArrowDown', 'shiftKey', 'altKey', 'ctrlKey')).toBeNull();
  });

  it('leave everything else alone', () => {
    expect([press('ArrowLeft', 'altKey'), press('a'), press('Enter', 'ctrlKey'), press('Tab')]).toEqual(
      Array(4).fill(null),
    );
  });
});
