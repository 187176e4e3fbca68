import { clsx } from 'clsx';
import { useId, useState } from 'react';
import type { FieldControl } from '#app/board/fields/field-control.ts';
import { formatField } from '#app/board/fields/format-field.ts';
import { parseField } from '#app/board/fields/parse-field.ts';
import { INPUT_STYLE } from '#app/components/field.tsx';
import { usePanel } from './panel-context.ts';

interface DraftInputProps {
  readonly label: string;
  /** Null where there is nothing yet. */
  readonly value: string | number | null;
  readonly control: FieldControl;
  readonly onWrite: (value: unknown) => void;
  readonly readOnly?: boolean;
  readonly placeholder?: string;
  readonly className?: string;
}

/** A value that is a part of a field, or of a table: written on Enter and when the focus leaves, dropped on Escape. */
export function DraftInput({
  label,
  value,
  control,
  onWrite,
  readOnly,
  placeholder = label,
  className,
}: DraftInputProps) {
  const { fields } = usePanel();
  const [draft, setDraft] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const errorId = useId();
  const commit = () => {
    if (draft === null) return;
    const parsed = parseField(control, draft, fields);
    if (!parsed.ok) return setError(parsed.message);
    setDraft(null);
    if (parsed.value !== value) onWrite(parsed.value);
  };
  return (
    <span className="min-w-0 flex-1">
      <input
        type="text"
        inputMode={control.type === 'number' ? 'decimal' : undefined}
        autoComplete="off"
        aria-label={label}
        aria-invalid={error !== null || undefined}
        aria-describedby={error ? errorId : undefined}
        placeholder={readOnly ? undefined : placeholder}
        readOnly={readOnly}
        className={clsx(INPUT_STYLE, 'text-ink tabular-nums', className ?? 'h-8')}
        value={draft ?? formatField(control, value, fields)}
        onChange={(event) => {
          setDraft(event.target.value);
          setError(null);
        }}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter') commit();
          if (event.key === 'Escape' && draft !== null) {
            // The first Escape takes back what was typed, the next one closes the panel.
            event.stopPropagation();
            setDraft(null);
            setError(null);
          }
        }}
      />
      {error && (
        <span id={errorId} role="alert" className="block pt-0.5 text-bad-text text-xs">
          {error}
        </span>
      )}
    </span>
  );
}
