import type { Board } from '../board-doc.ts';
import type { Origin } from '../origin.ts';
import { type BoardMeta, boardMetaSchema, type WorkCalendar } from '../records/board-meta.ts';
import { changeMeta } from './meta-commands.ts';

/** Gives a board a working calendar of its own: the organisation's is no longer followed. */
export function setOwnCalendar(board: Board, args: { readonly calendar: WorkCalendar }): void {
  changeMeta(board, { patch: { calendar: ordered(args.calendar), ownCalendar: true } });
}

/** Makes a board follow the organisation's calendar again. */
export function dropOwnCalendar(board: Board, args: { readonly orgCalendar: WorkCalendar }): void {
  changeMeta(board, { patch: { calendar: ordered(args.orgCalendar), ownCalendar: false } });
}

/** Brings the organisation's calendar to a board that follows it; answers whether that changed anything. */
export function followOrgCalendar(board: Board, args: { readonly orgCalendar: WorkCalendar; readonly origin: Origin }) {
  const meta: BoardMeta = boardMetaSchema.parse(Object.fromEntries(board.meta));
  const orgCalendar = ordered(args.orgCalendar);
  const isSame = JSON.stringify(meta.calendar) === JSON.stringify(orgCalendar);
  if (meta.ownCalendar || isSame) return false;
  changeMeta(board, { patch: { calendar: orgCalendar }, origin: args.origin });
  return true;
}

/** A database answers a stored calendar with its fields in an order of its own. */
function ordered({ workingWeekdays, holidays }: WorkCalendar): WorkCalendar {
  return { workingWeekdays, holidays };
}
