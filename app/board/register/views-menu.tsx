import { Bookmark } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#app/components/button.tsx';
import { DropdownMenu } from '#app/components/dropdown-menu.tsx';
import { fetchedCode, useFetchedCode } from '#app/components/fetched-code.ts';
import type { SavedView } from '#shared/board/records/saved-view.ts';
import type { RegisterName } from './register-kinds.ts';
import type { RegisterQuery } from './register-query.ts';
import type { OwnWidths } from './view-query.ts';

export interface ViewsMenuProps {
  readonly name: RegisterName;
  readonly views: readonly SavedView[];
  readonly saved: SavedView | null;
  readonly isChanged: boolean;
  readonly query: RegisterQuery;
  readonly widths: OwnWidths;
  readonly show: (viewId: string | null) => void;
}

const linesCode = fetchedCode(async () => (await import('./views-menu-lines.tsx')).ViewsMenuLines);
const dialogCode = fetchedCode(async () => (await import('./view-dialog.tsx')).ViewDialog);

/** Saved views of this register: the board's and one's own. Who may not write can use them. */
export function ViewsMenu(props: ViewsMenuProps) {
  const { saved, isChanged } = props;
  const [isWanted, setIsWanted] = useState(false);
  const [dialog, setDialog] = useState<'save' | 'rename' | null>(null);
  const Lines = useFetchedCode(linesCode, isWanted, () => setIsWanted(false));
  const ViewDialog = useFetchedCode(dialogCode, dialog !== null, () => setDialog(null));
  const label = saved ? saved.title : 'Views';
  return (
    <>
      <DropdownMenu
        waits={Lines === null}
        onWarm={() => setIsWanted(true)}
        trigger={
          <Button
            aria-label={saved ? `View ${saved.title}${isChanged ? ', changed, not saved' : ''}` : 'Views'}
            className={saved ? 'max-w-44 bg-selected' : ''}
          >
            <Bookmark aria-hidden className="size-3.5 shrink-0" />
            <span className={saved ? 'truncate max-sm:sr-only' : 'max-2xl:sr-only'}>{label}</span>
            {isChanged && <span className="size-1.5 shrink-0 rounded-full bg-warn" title="Changed, not saved" />}
          </Button>
        }
      >
        {Lines && <Lines {...props} onDialog={setDialog} />}
      </DropdownMenu>
      {dialog && ViewDialog && (
        <ViewDialog {...props} renamed={dialog === 'rename' ? saved : null} onClose={() => setDialog(null)} />
      )}
    </>
  );
}
