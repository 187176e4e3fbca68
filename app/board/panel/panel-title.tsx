import { clsx } from 'clsx';
import { nameOf } from '#app/board/fields/format-field.ts';
import type { RecordKind } from '#shared/board/record-kind.ts';
import { useField } from './use-field.ts';

/** The record's name, large, edited in its place. */
export function PanelTitle({ kind, record }: { kind: RecordKind; record: { readonly id: string } }) {
  const fieldName = 'name' in record ? 'name' : 'title';
  const field = useField({
    kind,
    id: record.id,
    field: fieldName,
    label: fieldName === 'name' ? 'Name' : 'Title',
    control: { type: 'line', required: true, max: 300 },
    value: nameOf(record),
  });
  if (!('title' in record || 'name' in record)) return null;
  const [editor] = field.editors;
  return (
    <div>
      <textarea
        aria-label={fieldName === 'name' ? 'Name' : 'Title'}
        aria-invalid={field.error !== null || undefined}
        rows={1}
        readOnly={field.readOnly}
        className={clsx(
          '-mx-2 field-sizing-content block w-[calc(100%+1rem)] resize-none rounded-card border border-transparent bg-transparent px-2 py-1 font-bold text-lg leading-6',
          !field.readOnly && 'hover:border-control focus:border-control',
        )}
        style={editor && { borderColor: editor.color }}
        value={field.text}
        onChange={(event) => field.setDraft(event.target.value.replace(/\n/g, ' '))}
        onFocus={field.enter}
        onBlur={() => {
          field.leave();
          field.commit();
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter') {
            event.preventDefault();
            field.commit();
          }
          if (event.key === 'Escape' && field.isDraft) {
            event.stopPropagation();
            field.reset();
          }
        }}
      />
      {field.error && (
        <p role="alert" className="text-bad-text text-xs">
          {field.error}
        </p>
      )}
    </div>
  );
}
