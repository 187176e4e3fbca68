import { type FormEvent, useState } from 'react';
import { useBoard } from '#app/board/shell/board-context.ts';
import { Button } from '#app/components/button.tsx';
import { Checkbox } from '#app/components/checkbox.tsx';
import { Dialog } from '#app/components/dialog.tsx';
import { DialogActions } from '#app/components/dialog-actions.tsx';
import { TextField } from '#app/components/text-field.tsx';
import { renameView, saveView } from '#shared/board/commands/view-commands.ts';
import type { SavedView } from '#shared/board/records/saved-view.ts';
import { settingsOfQuery } from './view-query.ts';
import type { ViewsMenuProps } from './views-menu.tsx';

interface ViewDialogProps extends ViewsMenuProps {
  /** The view that gets another name; null: what is shown is saved as a new one. */
  readonly renamed: SavedView | null;
  readonly onClose: () => void;
}

/** Asks for the name of a view, and whose it is. */
export function ViewDialog({ name, query, widths, show, renamed, onClose }: ViewDialogProps) {
  const { session } = useBoard();
  const [title, setTitle] = useState(renamed?.title ?? '');
  const [isOwn, setOwn] = useState(renamed !== null && renamed.owner !== null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const done = session.run((board, view, ctx) => {
      if (renamed) return renameView(board, { id: renamed.id, title, isOwn }, ctx) ? renamed.id : renamed.id;
      return saveView(board, { title, picture: name, settings: settingsOfQuery(query, widths), isOwn, view }, ctx);
    });
    if (done === undefined) return;
    if (!renamed) show(done);
    onClose();
  };
  return (
    <Dialog
      open
      title={renamed ? 'Rename the view' : 'Save as a view'}
      description="It keeps filters, groups, order and columns, and has an address of its own."
      onOpenChange={(open) => !open && onClose()}
    >
      <form onSubmit={submit} className="flex flex-col gap-3">
        <TextField
          label="Name"
          value={title}
          maxLength={300}
          required
          autoComplete="off"
          placeholder="High risks of my team"
          onChange={(event) => setTitle(event.target.value)}
        />
        <Checkbox checked={!isOwn} onChange={() => setOwn(!isOwn)} label="Offer it to everybody on this board" />
        <DialogActions>
          <Button type="button" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" variant="primary" disabled={title.trim() === ''}>
            {renamed ? 'Rename' : 'Save'}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
