import { Check } from 'lucide-react';
import { takeBackOffer } from '#app/board/actions/delete-records.ts';
import { useBoard } from '#app/board/shell/board-context.ts';
import { MenuItem, MenuLabel, MenuSeparator } from '#app/components/menu-items.tsx';
import { useToast } from '#app/components/toast.tsx';
import { changeView, removeView } from '#shared/board/commands/view-commands.ts';
import type { SavedView } from '#shared/board/records/saved-view.ts';
import { REGISTERS } from './register-kinds.ts';
import { settingsOfQuery } from './view-query.ts';
import type { ViewsMenuProps } from './views-menu.tsx';

interface ViewsMenuLinesProps extends ViewsMenuProps {
  readonly onDialog: (dialog: 'save' | 'rename') => void;
}

/** The lines of the menu of views: which to show, and what becomes of the one that is shown. */
export function ViewsMenuLines(props: ViewsMenuLinesProps) {
  const { name, saved, isChanged, query, widths, show, onDialog } = props;
  const { session } = useBoard();
  const toast = useToast();
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
  const own = `user:${session.me.id}`;
  const here = props.views.filter(({ picture }) => picture === name);
  const [ofBoard, mine] = [here.filter(({ owner }) => owner === null), here.filter(({ owner }) => owner === own)];
  const item = (view: SavedView) => (
    <MenuItem
      key={view.id}
      icon={view.id === saved?.id && <Check aria-hidden className="size-4" />}
      onSelect={() => show(view.id)}
    >
      {view.title}
    </MenuItem>
  );
  return (
    <>
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
          <MenuItem onSelect={() => onDialog('save')}>Save as a new view…</MenuItem>
          {saved && <MenuItem onSelect={() => onDialog('rename')}>Rename…</MenuItem>}
          {saved && (
            <MenuItem danger onSelect={remove}>
              Delete “{saved.title}”
            </MenuItem>
          )}
        </>
      )}
    </>
  );
}
