import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import type { Person } from '#app/board/fields/person.ts';
import { MatrixSettingsSlot } from '#app/board/matrix/settings/matrix-settings-slot.tsx';
import type { BoardSession } from '#app/board/sync/board-session.ts';
import { DropdownMenu } from '#app/components/dropdown-menu.tsx';
import { fetchedCode, useFetchedCode } from '#app/components/fetched-code.ts';
import { IconButton } from '#app/components/icon-button.tsx';

const linesCode = fetchedCode(async () => (await import('./board-menu-lines.tsx')).BoardMenuLines);
const calendarCode = fetchedCode(async () => (await import('#app/calendar/calendar-dialog.tsx')).CalendarDialog);

export interface BoardMenuProps {
  readonly session: BoardSession | null;
  readonly title: string;
  readonly people: readonly Person[];
  readonly home: string;
  /** Where a file is imported into this board; absent for who may not. */
  readonly importTo?: string;
  /** Where a snapshot is taken; absent for who may not. */
  readonly snapshotTo?: string;
  /** Whether this person may write on the board, and so set up how it scores. */
  readonly mayWrite?: boolean;
}

/** What is done with the board as a whole: its button, and what its lines open. */
export function BoardMenu(props: BoardMenuProps) {
  const { session } = props;
  const [isWanted, setIsWanted] = useState(false);
  const [shows, setShows] = useState<'matrix' | 'calendar' | null>(null);
  const close = () => setShows(null);
  const Lines = useFetchedCode(linesCode, isWanted, () => setIsWanted(false));
  const CalendarDialog = useFetchedCode(calendarCode, shows === 'calendar', close);
  return (
    <>
      <DropdownMenu
        waits={Lines === null}
        onWarm={() => setIsWanted(true)}
        trigger={
          <IconButton label="Board menu" tooltip={false}>
            <Ellipsis aria-hidden className="size-4" />
          </IconButton>
        }
      >
        {Lines && <Lines {...props} onShow={setShows} />}
      </DropdownMenu>
      <MatrixSettingsSlot session={session} isOpen={shows === 'matrix'} onClose={close} />
      {shows === 'calendar' && CalendarDialog && session && <CalendarDialog session={session} onClose={close} />}
    </>
  );
}
