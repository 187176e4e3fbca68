import { useFetcher } from '@remix-run/react';
import { useEffect } from 'react';
import { useToday } from '#app/board/shell/use-today.ts';
import type { BoardSession } from '#app/board/sync/board-session.ts';
import { useBoardView } from '#app/board/sync/use-board-view.ts';
import { Button } from '#app/components/button.tsx';
import { Dialog } from '#app/components/dialog.tsx';
import { dropOwnCalendar, setOwnCalendar } from '#shared/board/commands/calendar-commands.ts';
import type { WorkCalendar } from '#shared/board/records/board-meta.ts';
import { CalendarForm } from './calendar-form.tsx';

interface CalendarDialogProps {
  readonly session: BoardSession;
  readonly onClose: () => void;
}

/** The working calendar of a board: the organisation's, or one of its own. */
export function CalendarDialog({ session, onClose }: CalendarDialogProps) {
  const { calendar, ownCalendar } = useBoardView(session).meta;
  const today = useToday();
  const orgCalendar = useOrgCalendar(session.boardId, ownCalendar && !session.readOnly);
  return (
    <Dialog
      title="Working calendar"
      description={
        ownCalendar
          ? 'This board has a calendar of its own. It does not follow the organisation’s.'
          : 'This board follows the organisation’s calendar. Saving gives it one of its own.'
      }
      size="md"
      open
      onOpenChange={(open) => !open && onClose()}
    >
      <CalendarForm
        key={JSON.stringify(calendar)}
        calendar={calendar}
        today={today}
        readOnly={session.readOnly}
        saveLabel="Save for this board"
        onSave={(chosen) => {
          session.run((board) => setOwnCalendar(board, { calendar: chosen }));
          onClose();
        }}
        actions={
          ownCalendar && (
            <Button
              busy={orgCalendar === null}
              onClick={() => {
                if (orgCalendar === null) return;
                session.run((board) => dropOwnCalendar(board, { orgCalendar }));
                onClose();
              }}
            >
              Follow the organisation
            </Button>
          )
        }
      />
    </Dialog>
  );
}

/** The organisation's calendar as the server has it now; null until it is there. */
function useOrgCalendar(boardId: string, wanted: boolean): WorkCalendar | null {
  const { data, load, state } = useFetcher<{ calendar: WorkCalendar }>();
  useEffect(() => {
    if (wanted && state === 'idle' && !data) load(`/b/${boardId}/calendar`);
  }, [wanted, state, data, load, boardId]);
  return data?.calendar ?? null;
}
