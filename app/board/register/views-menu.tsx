import { Bookmark, Check } from 'lucide-react';
import { useState } from 'react';
import { takeBackOffer } from '#app/board/actions/delete-records.ts';
import { useBoard } from '#app/board/shell/board-context.ts';
import { Button } from '#app/components/button.tsx';
import { DropdownMenu } from '#app/components/dropdown-menu.tsx';
import { fetchedCode, useFetchedCode } from '#app/components/fetched-code.ts';
import { MenuItem, MenuLabel, MenuSeparator } from '#app/components/menu-items.tsx';
import { useToast } from '#app/components/toast.tsx';
import { changeView, removeView } from '#shared/board/commands/view-commands.ts';
import type { SavedView } from '#shared/board/records/saved-view.ts';
import { REGISTERS, type RegisterName } from './register-kinds.ts';
import type { RegisterQuery } from './register-query.ts';
import { type OwnWidths, settingsOfQuery } from './view-query.ts';

export interface ViewsMenuProps {
  readonly name: RegisterName;
  readonly views: readonly SavedView[];
  readonly saved: SavedView | null;
  readonly isChanged: boolean;
  readonly query: RegisterQuery;
  readonly widths: OwnWidths;
  readonly show: (viewId: string | null) => void;
}

const dialogCode = fetchedCode(async () => (await import('./view-dialog.tsx')).ViewDialog);

/** Saved views of this register: the board's and one's own. Who may not write can use them. */
export function ViewsMenu(props: ViewsMenuProps) {
  const { name, saved, isChanged, query, widths, show } = props;
  const { session } = useBoard();
  const toast = useToast();
  const [dialog, setDialog] = useState<'save' | 'rename' | null>(null);
  const ViewDialog = useFetchedCode(dialogCode, dialog !== null, () => setDialog(null));
  const own = `user:${session.me.id}`;
  const here = props.views.filter(({ picture }) => picture === name);
  const [ofBoard, mine] = [here.filter(({ owner }) => owner === null), here.filter(({ owner }) => owner === own)];
  const save = () => {
    if (!saved) return;
    const done = session.run((board) => changeView(board, { id: saved.id, settings: settingsOfQuery(query, widths) }));
    if (done !== undefined) show(saved.id);
  };
  const remove = () => {
    if (!saved) return;
    if (session.run((board) => removeView(board, { id: saved.id })) === undefined) return;
    show(null);
    const step = session.undo.lastStep();
    toast({ title: `Deleted the view “${saved.title}”`, ...(step ? takeBackOffer(step) : {}) });
  };
  const item = (view: SavedView) => (
    <MenuItem
      key={view.id}
      icon={view.id === saved?.id && <Check aria-hidden className="size-4" />}
      onSelect={() => show(view.id)}
    >
      {view.title}
    </MenuItem>
  );
  const label = saved ? saved.title : 'Views';
  return (
    <>
      <DropdownMenu
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
        <MenuItem icon={!saved && <Check aria-hidden className="size-4" />} onSelect={() => show(null)}>
          All {REGISTERS[name].label.toLowerCase()}
        </MenuItem>
        {ofBoard.length > 0 && <MenuLabel>Of this board</MenuLabel>}
        {ofBoard.map(item)}
        {mine.length > 0 && <MenuLabel>Mine</MenuLabel>}
        {mine.map(item)}
        {isChanged && (
          <>
            <MenuSeparator />
            <MenuLabel>Changed, not saved</MenuLabel>
            <MenuItem onSelect={() => saved && show(saved.id)}>Back to “{saved?.title}”</MenuItem>
          </>
        )}
        {!session.readOnly && (
          <>
            {!isChanged && <MenuSeparator />}
            {isChanged && <MenuItem onSelect={save}>Save the changes</MenuItem>}
            <MenuItem onSelect={() => setDialog('save')}>Save as a new view…</MenuItem>
            {saved && <MenuItem onSelect={() => setDialog('rename')}>Rename…</MenuItem>}
            {saved && (
              <MenuItem danger onSelect={remove}>
                Delete “{saved.title}”
              </MenuItem>
            )}
          </>
        )}
      </DropdownMenu>
      {dialog && ViewDialog && (
        <ViewDialog {...props} renamed={dialog === 'rename' ? saved : null} onClose={() => setDialog(null)} />
      )}
    </>
  );
}
