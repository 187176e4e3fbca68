import { describe, expect, it } from 'vitest';
import { linkPath, linkStyle, pointOnPath } from './link-paths.ts';

describe('dependency lines', () => {
  it('tell their state by the shape of the line as well as its colour', () => {
    const styles = [
      linkStyle({ state: 'fine', slack: 9 }),
      linkStyle({ state: 'tight', slack: 2 }),
      linkStyle({ state: 'conflict', daysShort: 6 }),
      linkStyle({ state: 'unknown' }),
    ];
    expect(new Set(styles.map(({ width, dash }) => `${width} ${dash.join()}`)).size).toBe(4);
    expect(styles[2]?.label).toBe('short by 6 d');
  });

  it('leave an end to the right and come to a start from the left', () => {
    const path = linkPath({ x: 100, y: 0 }, { x: 20, y: 80 }, true, true);
    expect(path.control1.x).toBeGreaterThan(100);
    expect(path.control2.x).toBeLessThan(20);
    expect(pointOnPath(path, 0)).toEqual({ x: 100, y: 0 });
    expect(pointOnPath(path, 1)).toEqual({ x: 20, y: 80 });
  });
});
