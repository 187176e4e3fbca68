import { clsx } from 'clsx';
import { Check, PanelRightOpen, Trash2 } from 'lucide-react';
import type { GridCellProps } from './grid-cell.tsx';

/** What a cell shows while it is not edited. */
export function CellContent<R extends { readonly id: string }>(props: GridCellProps<R> & { readonly text: string }) {
  const { column, row, text } = props;
  switch (column.action) {
    case 'open':
      return <OpenButton {...props} />;
    case 'select':
      return <TickBox isTicked={row.isTicked} label={text} />;
    case 'delete':
      return row.readOnly ? null : <DeleteButton {...props} />;
    default:
      return <span className="truncate">{column.render ? column.render(row.record, row.context) : text}</span>;
  }
}

function OpenButton<R extends { readonly id: string }>({
  row,
  column,
  text,
}: GridCellProps<R> & { readonly text: string }) {
  const isKey = !column.isEmpty(row.record);
  return (
    <button
      type="button"
      tabIndex={-1}
      className="flex h-full w-full min-w-0 items-center gap-1 text-left text-ink-2 hover:text-link"
      aria-label={`Open ${text || 'record'}`}
      onClick={() => row.events.open(row.record)}
    >
      {isKey && <span className="min-w-0 flex-1 truncate tabular-nums">{text}</span>}
      <PanelRightOpen
        aria-hidden
        size={14}
        className={clsx('shrink-0', isKey && 'opacity-0 group-hover:opacity-100')}
      />
    </button>
  );
}

/** A picture of a tick box: the cell itself takes presses and keys. */
function TickBox({ isTicked, label }: { readonly isTicked: boolean; readonly label: string }) {
  return (
    <span
      role="img"
      aria-label={isTicked ? `Selected: ${label}` : `Not selected: ${label}`}
      className={clsx(
        'flex size-4 cursor-pointer items-center justify-center rounded-sm border',
        isTicked ? 'border-ink bg-ink text-on-ink' : 'border-control bg-card hover:border-ink-2',
      )}
    >
      {isTicked && <Check aria-hidden strokeWidth={3} className="size-3" />}
    </span>
  );
}

function DeleteButton<R extends { readonly id: string }>({ row, text }: GridCellProps<R> & { readonly text: string }) {
  return (
    <button
      type="button"
      tabIndex={-1}
      className="flex size-6 items-center justify-center rounded-sm text-ink-3 opacity-0 hover:text-bad-text group-focus-within:opacity-100 group-hover:opacity-100"
      aria-label={`Delete ${text}`}
      onClick={() => row.events.remove(row.record)}
    >
      <Trash2 aria-hidden size={14} />
    </button>
  );
}
