import { eq, sql } from 'drizzle-orm';
import { openBoard } from '#shared/board/board-doc.ts';
import { followOrgCalendar } from '#shared/board/commands/calendar-commands.ts';
import { DEFAULT_CALENDAR, type WorkCalendar } from '#shared/board/records/board-meta.ts';
import { checkCalendar } from '#shared/schedule/check-calendar.ts';
import type { FieldErrors } from '../auth/account-fields.ts';
import type { Database } from '../db/client.ts';
import { findOrganisation } from '../db/queries/organisations.ts';
import { organisations } from '../db/schema/accounts.ts';
import { boards } from '../db/schema/boards.ts';
import { boardProjections } from '../db/schema/projected-rows.ts';
import type { Rooms } from '../rooms/rooms.ts';

export type CalendarSaved = { readonly ok: true } | { readonly ok: false; readonly errors: FieldErrors };

/** The working calendar of an organisation, which its boards follow unless they have one of their own. */
export interface Calendars {
  /** Monday to Friday until somebody said otherwise. */
  of(orgId: string): Promise<WorkCalendar>;
  /** Stores a calendar and brings it to every board that follows, archived ones too: who has one open sees it. */
  save(orgId: string, calendar: unknown, actorId: string | null): Promise<CalendarSaved>;
  /**
   * Brings the calendars to boards that have another one by their rows: a process that died while it saved left them
   * behind, or a board failed. Boards with a calendar of their own are asked and left alone.
   */
  takeUpLeftBehind(goOn: () => boolean): Promise<void>;
}

export interface CalendarsOptions {
  readonly db: Database;
  readonly rooms: Pick<Rooms, 'change'>;
  /** Told about a board that the calendar could not be brought to; the others get it. */
  readonly onError: (error: unknown, boardId: string) => void;
}

export function createCalendars({ db, rooms, onError }: CalendarsOptions): Calendars {
  const bring = (boardId: string, orgCalendar: WorkCalendar, actorId: string | null) =>
    rooms.change(boardId, { actorId, origin: 'user' }, (doc) =>
      followOrgCalendar(openBoard(doc), { orgCalendar, origin: 'user' }),
    );
  return {
    of: async (orgId) => (await findOrganisation(db, orgId))?.calendar ?? DEFAULT_CALENDAR,
    async save(orgId, given, actorId) {
      const checked = checkCalendar(given);
      if (!checked.ok) return { ok: false, errors: { calendar: checked.message } };
      const { calendar } = checked;
      await db.update(organisations).set({ calendar }).where(eq(organisations.id, orgId));
      const following = await db.select({ id: boards.id }).from(boards).where(eq(boards.orgId, orgId));
      for (const { id } of following) {
        await bring(id, calendar, actorId).catch((error: unknown) => onError(error, id));
      }
      return { ok: true };
    },
    async takeUpLeftBehind(goOn) {
      const behind = await db
        .select({ id: boards.id, calendar: organisations.calendar })
        .from(boards)
        .innerJoin(organisations, eq(organisations.id, boards.orgId))
        .innerJoin(boardProjections, eq(boardProjections.boardId, boards.id))
        .where(sql`${organisations.calendar} is distinct from ${boardProjections.calendar}`);
      for (const { id, calendar } of behind) {
        if (!goOn()) return;
        if (calendar) await bring(id, calendar, null).catch((error: unknown) => onError(error, id));
      }
    },
  };
}
