import { describe, expect, it } from 'vitest';
import { derivedShapeId, itemOfShape } from './derived-shape.ts';

describe('ids of derived shapes', () => {
  it('lead back to the record', () => {
    for (const kind of ['initiatives', 'milestones', 'risks'] as const) {
      expect(itemOfShape(derivedShapeId(kind, 'a.b-1'))).toEqual({ kind, id: 'a.b-1' });
    }
  });

  it('are no ids of drawings', () => {
    expect(itemOfShape('shape:abc')).toBeNull();
    expect(itemOfShape('shape:teams.x')).toBeNull();
  });
});
