import { useEffect, useRef } from 'react';
import type { FieldContext } from '#app/board/fields/field-context.ts';
import type { FieldControl } from '#app/board/fields/field-control.ts';
import { SuggestInput } from '#app/board/fields/suggest-input.tsx';
import { suggestionsFor } from '#app/board/fields/suggestions.ts';
import type { GridColumn } from './grid-column.ts';
import type { EditingCell } from './use-cell-edit.ts';
import type { Grid } from './use-grid.ts';

interface CellEditorProps<R extends { readonly id: string }> {
  readonly editing: EditingCell;
  readonly record: R;
  readonly columns: readonly GridColumn<R>[];
  readonly context: FieldContext;
  readonly grid: Grid<R>;
}

const INPUT = 'absolute inset-0 bg-raised px-2 outline-2 outline-focus -outline-offset-2';

/** What a cell turns into while it is edited: an input, a list, or a box for long text. */
export function CellEditor<R extends { readonly id: string }>(props: CellEditorProps<R>) {
  const { editing, record, columns } = props;
  const box = useRef<HTMLDivElement>(null);
  const column = columns.find(({ id }) => id === editing.columnId);
  const control = column?.control(record);

  // Focus as the editor opens; typed over, the caret stands behind the first letter, else all is selected.
  const { typed } = editing;
  useEffect(() => {
    const input = box.current?.querySelector<HTMLInputElement | HTMLTextAreaElement>('input, textarea');
    input?.focus({ preventScroll: true });
    input?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    if (typed) input?.setSelectionRange(input.value.length, input.value.length);
    else input?.select();
  }, [typed]);

  if (!column || !control) return null;
  const errorId = `error-${record.id}-${column.id}`;
  const describedBy = editing.error ? errorId : undefined;
  const shared = { label: column.label, invalid: editing.error !== null, describedBy };
  return (
    <div ref={box} className="contents">
      <EditorInput {...props} control={control} column={column} shared={shared} />
      {editing.error && (
        <p
          id={errorId}
          role="alert"
          className="absolute top-full left-0 z-10 mt-1 w-max max-w-72 max-sm:max-w-44 whitespace-normal rounded-card border border-bad bg-bad-tint px-2 py-1 text-bad-text text-xs shadow-float"
        >
          {editing.error}
        </p>
      )}
    </div>
  );
}

interface EditorInputProps<R extends { readonly id: string }> extends CellEditorProps<R> {
  readonly control: FieldControl;
  readonly column: GridColumn<R>;
  readonly shared: { readonly label: string; readonly invalid: boolean; readonly describedBy: string | undefined };
}

function EditorInput<R extends { readonly id: string }>(props: EditorInputProps<R>) {
  const { editing, record, context, grid, control, column, shared } = props;
  const suggestions = suggestionsFor(control, context);
  if (suggestions.length > 0) {
    const value = column.value(record);
    return (
      <SuggestInput
        {...shared}
        className={INPUT}
        draft={editing.draft}
        typed={editing.typed}
        suggestions={suggestions}
        currentKey={value === null || value === undefined ? '' : String(value)}
        autoFocus
        openOnFocus
        onDraft={grid.setDraft}
        onPick={(suggestion) => grid.pick(suggestion.value)}
        onKey={grid.onEditorKey}
        onBlur={grid.leave}
      />
    );
  }
  const common = {
    'aria-label': shared.label,
    'aria-invalid': shared.invalid || undefined,
    'aria-describedby': shared.describedBy,
    value: editing.draft,
    onKeyDown: grid.onEditorKey,
    onBlur: grid.leave,
  };
  if (control.type === 'long-text') {
    return (
      <textarea
        {...common}
        rows={5}
        className="absolute top-0 left-0 z-10 w-full min-w-80 resize rounded-sm border border-line bg-raised p-2 shadow-float outline-2 outline-focus"
        onChange={(event) => grid.setDraft(event.target.value)}
      />
    );
  }
  return <input {...common} type="text" className={INPUT} onChange={(event) => grid.setDraft(event.target.value)} />;
}
