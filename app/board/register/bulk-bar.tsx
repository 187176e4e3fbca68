import { PencilLine, Trash2, X } from 'lucide-react';
import { useState } from 'react';
import { deleteRecords } from '#app/board/actions/delete-records.ts';
import type { FieldContext } from '#app/board/fields/field-context.ts';
import { useBoard } from '#app/board/shell/board-context.ts';
import { Button } from '#app/components/button.tsx';
import { IconButton } from '#app/components/icon-button.tsx';
import { Popover } from '#app/components/popover.tsx';
import { useToast } from '#app/components/toast.tsx';
import { BulkEdit } from './bulk-edit.tsx';
import type { GridColumn } from './grid-column.ts';
import type { RegisterKind } from './register-kinds.ts';
import type { TableWrites } from './use-table-writes.ts';

export interface BulkBarProps<R extends { readonly id: string }> {
  readonly kind: RegisterKind;
  /** The ticked records, in the order of their rows. */
  readonly records: readonly R[];
  readonly columns: readonly GridColumn<R>[];
  readonly context: FieldContext;
  readonly writes: TableWrites;
  readonly onWritten: (ids: readonly string[]) => void;
  readonly onClear: () => void;
}

/** What can be done with all ticked rows together: each as one step of undo. */
export function BulkBar<R extends { readonly id: string }>(props: BulkBarProps<R>) {
  const { kind, records, onClear } = props;
  const { session } = useBoard();
  const toast = useToast();
  const [isOpen, setOpen] = useState(false);
  return (
    <section
      aria-label="Selected rows"
      className="flex items-center gap-2 rounded-card border border-line bg-raised py-1.5 pr-1.5 pl-3 shadow-float"
    >
      <p role="status" className="whitespace-nowrap font-medium tabular-nums">
        {records.length} selected
      </p>
      <Popover
        label="Set a field of the selected rows"
        align="center"
        className="w-80"
        open={isOpen}
        onOpenChange={setOpen}
        trigger={
          <Button size="sm">
            <PencilLine aria-hidden className="size-3.5" />
            Set a field
          </Button>
        }
      >
        <BulkEdit {...props} onDone={() => setOpen(false)} />
      </Popover>
      <Button
        size="sm"
        onClick={() =>
          deleteRecords(
            session,
            records.map(({ id }) => ({ kind, id })),
            toast,
          )
        }
      >
        <Trash2 aria-hidden className="size-3.5" />
        Delete
      </Button>
      <IconButton label="Select none" onClick={onClear}>
        <X aria-hidden className="size-4" />
      </IconButton>
    </section>
  );
}
