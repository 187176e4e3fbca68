import { expect, test } from 'vitest';
import { DEFAULT_CALENDAR } from '../records/board-meta.ts';
import { createTestBoard } from '../testing/test-board.ts';
import { dropOwnCalendar, followOrgCalendar, setOwnCalendar } from './calendar-commands.ts';

// As a database answers it: in another order.
const orgCalendar = { holidays: ['2027-05-01'], workingWeekdays: [1, 2, 3, 4] };
const own = { workingWeekdays: [7, 1], holidays: [] };

test('a board follows its organisation until it has a calendar of its own, and again when that is dropped', () => {
  const { board, view } = createTestBoard();
  const follow = () => followOrgCalendar(board, { orgCalendar, origin: 'import' });
  expect(view().meta.calendar).toEqual(DEFAULT_CALENDAR);
  expect([follow(), follow()]).toEqual([true, false]);
  expect(view().meta).toMatchObject({ calendar: orgCalendar, ownCalendar: false });
  setOwnCalendar(board, { calendar: own });
  expect(follow()).toBe(false);
  expect(view().meta).toMatchObject({ calendar: own, ownCalendar: true });
  dropOwnCalendar(board, { orgCalendar });
  expect(view().meta).toMatchObject({ calendar: orgCalendar, ownCalendar: false });
});
