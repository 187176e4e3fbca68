import { describe, expect, it } from 'vitest';
import type { BoardActivityRow } from '#shared/activity/activity-filter.ts';
import { countNew, type Sheet, withNewestSheet, withOlderSheet } from './sheet.ts';

const sheet = (ids: readonly number[], next: string | null, part: Partial<Sheet> = {}): Sheet => ({
  rows: ids.map((id) => ({ boardId: 'b', id }) as BoardActivityRow),
  next,
  names: {},
  boards: {},
  ...part,
});
const idsOf = ({ rows, next }: Sheet) => [rows.map(({ id }) => id), next];

describe('pages of activity', () => {
  it('goes on with the page after it', () => {
    expect(idsOf(withOlderSheet(sheet([9, 8], '8'), sheet([7, 6], '6')))).toEqual([[9, 8, 7, 6], '6']);
  });

  it('takes new rows in before what is known, and goes on from where it was', () => {
    const known = sheet([9, 8, 7, 6], '6');
    expect(idsOf(withNewestSheet(known, sheet([10, 9], '9')))).toEqual([[10, 9, 8, 7, 6], '6']);
    expect(countNew(known, sheet([10, 9], '9'))).toBe(1);
  });

  it('begins anew where more came than a page holds: there would be a gap', () => {
    expect(idsOf(withNewestSheet(sheet([9, 8], null), sheet([20, 19], '19')))).toEqual([[20, 19], '19']);
    expect(countNew(sheet([9, 8], null), sheet([20, 19], '19'))).toBe(2);
  });

  it('takes the newest page as it is where it is all there is', () => {
    expect(idsOf(withNewestSheet(sheet([2, 1], null), sheet([3, 2, 1], null)))).toEqual([[3, 2, 1], null]);
  });

  it('keeps what both know to call records by, the newer name where they differ', () => {
    const words = (title: string, id: string) => ({
      boards: { b: { title: 'Plan', matrix: null, calendar: null, names: [{ kind: 'teams' as const, id, title }] } },
    });
    const joined = withNewestSheet(
      sheet([2, 1], '1', words('Old', 't1')),
      sheet([3, 2], '2', { ...words('New', 't1'), names: { u: 'Ana' } }),
    );
    expect(joined.boards.b?.names).toEqual([{ kind: 'teams', id: 't1', title: 'New' }]);
    expect(joined.names).toEqual({ u: 'Ana' });
  });
});
