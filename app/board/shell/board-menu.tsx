import { useNavigate } from '@remix-run/react';
import {
  CalendarDays,
  Camera,
  Download,
  Ellipsis,
  FileInput,
  FileSpreadsheet,
  Grid3x3,
  Image,
  LayoutGrid,
} from 'lucide-react';
import { useState } from 'react';
import type { FieldContext } from '#app/board/fields/field-context.ts';
import type { Person } from '#app/board/fields/person.ts';
import { MatrixSettingsSlot } from '#app/board/matrix/settings/matrix-settings-slot.tsx';
import type { BoardSession } from '#app/board/sync/board-session.ts';
import { useObservable } from '#app/board/sync/use-observable.ts';
import { runAction } from '#app/board/tools/run-action.ts';
import { useToolDesk } from '#app/board/tools/tool-desk.ts';
import { DropdownMenu } from '#app/components/dropdown-menu.tsx';
import { fetchedCode, useFetchedCode } from '#app/components/fetched-code.ts';
import { IconButton } from '#app/components/icon-button.tsx';
import { MenuItem, MenuLink, MenuSeparator } from '#app/components/menu-items.tsx';
import { useToast } from '#app/components/toast.tsx';
import { plainBoard } from '#shared/board/plain-board.ts';
import { downloadFile, fileNameOf } from './download-file.ts';
import { useToday } from './use-today.ts';

/** Fetched when a table is wanted: few visits to a board take one away. */
const exportCsv = () => import('./export-csv.ts');

const calendarCode = fetchedCode(async () => (await import('#app/calendar/calendar-dialog.tsx')).CalendarDialog);

interface BoardMenuProps {
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

/** What is done with the board as a whole. */
export function BoardMenu({ session, title, people, home, importTo, snapshotTo, mayWrite = false }: BoardMenuProps) {
  const navigate = useNavigate();
  const [showsMatrix, setShowsMatrix] = useState(false);
  const today = useToday();
  const toast = useToast();
  const [showsCalendar, setShowsCalendar] = useState(false);
  const CalendarDialog = useFetchedCode(calendarCode, showsCalendar, () => setShowsCalendar(false));
  const desk = useToolDesk();
  const hasCanvas = useObservable(desk.canvas) !== null;
  const save = (extension: string, type: string, content: (context: FieldContext) => string | Promise<string>) => {
    const make = async () => {
      if (!session) return;
      const text = await content({ view: session.view.get(), people, today });
      downloadFile(fileNameOf(title, extension), type, text);
    };
    return () => {
      make().catch(() =>
        toast({
          title: 'The file could not be made',
          description: 'Look at your connection and try again.',
          tone: 'bad',
        }),
      );
    };
  };
  return (
    <>
      <DropdownMenu
        trigger={
          <IconButton label="Board menu" tooltip={false}>
            <Ellipsis aria-hidden className="size-4" />
          </IconButton>
        }
      >
        {importTo && (
          <MenuItem icon={<FileInput aria-hidden className="size-4" />} onSelect={() => navigate(importTo)}>
            Import a file
          </MenuItem>
        )}
        {snapshotTo && (
          <MenuItem icon={<Camera aria-hidden className="size-4" />} onSelect={() => navigate(snapshotTo)}>
            Take a snapshot
          </MenuItem>
        )}
        {mayWrite && (
          <MenuItem
            icon={<Grid3x3 aria-hidden className="size-4" />}
            disabled={!session}
            onSelect={() => setShowsMatrix(true)}
          >
            Risk matrix
          </MenuItem>
        )}
        <MenuItem
          icon={<CalendarDays aria-hidden className="size-4" />}
          disabled={!session}
          onSelect={() => setShowsCalendar(true)}
        >
          Working calendar
        </MenuItem>
        <MenuSeparator />
        {hasCanvas &&
          (['png', 'svg'] as const).map((format) => (
            <MenuItem
              key={format}
              icon={<Image aria-hidden className="size-4" />}
              onSelect={() => runAction(desk, `export-${format}`)}
            >
              Picture as {format.toUpperCase()}
            </MenuItem>
          ))}
        <MenuItem
          icon={<FileSpreadsheet aria-hidden className="size-4" />}
          disabled={!session}
          onSelect={save('initiatives.csv', 'text/csv', async (context) => (await exportCsv()).initiativesCsv(context))}
        >
          Initiatives as CSV
        </MenuItem>
        <MenuItem
          icon={<FileSpreadsheet aria-hidden className="size-4" />}
          disabled={!session}
          onSelect={save('risks.csv', 'text/csv', async (context) => (await exportCsv()).risksCsv(context))}
        >
          Risks as CSV
        </MenuItem>
        <MenuItem
          icon={<Download aria-hidden className="size-4" />}
          disabled={!session}
          onSelect={save('json', 'application/json', ({ view }) => JSON.stringify(plainBoard(view), null, 2))}
        >
          All records as JSON
        </MenuItem>
        <MenuSeparator />
        <MenuLink to={home} icon={<LayoutGrid aria-hidden className="size-4" />}>
          All boards
        </MenuLink>
      </DropdownMenu>
      <MatrixSettingsSlot session={session} isOpen={showsMatrix} onClose={() => setShowsMatrix(false)} />
      {showsCalendar && CalendarDialog && session && (
        <CalendarDialog session={session} onClose={() => setShowsCalendar(false)} />
      )}
    </>
  );
}
