import { useNavigate } from '@remix-run/react';
import { CalendarDays, Camera, Download, FileInput, FileSpreadsheet, Grid3x3, Image, LayoutGrid } from 'lucide-react';
import type { FieldContext } from '#app/board/fields/field-context.ts';
import { useObservable } from '#app/board/sync/use-observable.ts';
import { runAction } from '#app/board/tools/run-action.ts';
import { useToolDesk } from '#app/board/tools/tool-desk.ts';
import { MenuItem, MenuLink, MenuSeparator } from '#app/components/menu-items.tsx';
import { useToast } from '#app/components/toast.tsx';
import { plainBoard } from '#shared/board/plain-board.ts';
import type { BoardMenuProps } from './board-menu.tsx';
import { downloadFile, fileNameOf } from './download-file.ts';
import { useToday } from './use-today.ts';

/** Fetched when a table is wanted: few visits to a board take one away. */
const exportCsv = () => import('./export-csv.ts');

interface BoardMenuLinesProps extends BoardMenuProps {
  /** Opens a dialog, which outlives the menu. */
  readonly onShow: (dialog: 'matrix' | 'calendar') => void;
}

/** The lines of the board's menu. */
export function BoardMenuLines(props: BoardMenuLinesProps) {
  const { session, title, people, home, importTo, snapshotTo, mayWrite = false, onShow } = props;
  const navigate = useNavigate();
  const today = useToday();
  const toast = useToast();
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
          onSelect={() => onShow('matrix')}
        >
          Risk matrix
        </MenuItem>
      )}
      <MenuItem
        icon={<CalendarDays aria-hidden className="size-4" />}
        disabled={!session}
        onSelect={() => onShow('calendar')}
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
    </>
  );
}
