import { useFetcher } from '@remix-run/react';
import { Archive, ArchiveRestore, Ellipsis, Pencil } from 'lucide-react';
import { useState } from 'react';
import { DropdownMenu } from '#app/components/dropdown-menu.tsx';
import { IconButton } from '#app/components/icon-button.tsx';
import { MenuItem } from '#app/components/menu-items.tsx';
import { useToast } from '#app/components/toast.tsx';
import { RenameDialog } from '#app/shell/rename-dialog.tsx';
import type { ListedBoard } from './board-row.tsx';

/** What can be done with a board from the list: rename, archive, put back. */
export function BoardMenu({ board }: { board: ListedBoard }) {
  const [renaming, setRenaming] = useState(false);
  const fetcher = useFetcher();
  const toast = useToast();
  const send = (intent: 'archive' | 'restore') => {
    fetcher.submit({ intent, boardId: board.id }, { method: 'post', action: '?index' });
  };
  const archive = () => {
    send('archive');
    toast({
      title: `“${board.title}” is archived`,
      description: 'Nothing on it is lost.',
      action: { label: 'Undo', run: () => send('restore') },
    });
  };
  return (
    <>
      <DropdownMenu
        trigger={
          <IconButton label={`Menu of ${board.title}`} tooltip={false}>
            <Ellipsis aria-hidden className="size-4" />
          </IconButton>
        }
      >
        <MenuItem icon={<Pencil aria-hidden className="size-4" />} onSelect={() => setRenaming(true)}>
          Rename
        </MenuItem>
        {board.archivedAt ? (
          <MenuItem icon={<ArchiveRestore aria-hidden className="size-4" />} onSelect={() => send('restore')}>
            Put back on the list
          </MenuItem>
        ) : (
          <MenuItem icon={<Archive aria-hidden className="size-4" />} onSelect={archive}>
            Archive
          </MenuItem>
        )}
      </DropdownMenu>
      {renaming && (
        <RenameDialog
          title="Rename the board"
          label="Title"
          field="title"
          value={board.title}
          action="?index"
          fields={{ boardId: board.id }}
          onClose={() => setRenaming(false)}
        />
      )}
    </>
  );
}
