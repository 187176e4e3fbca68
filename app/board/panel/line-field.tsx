import type { KeyboardEvent } from 'react';
import { INPUT_STYLE } from '#app/components/field.tsx';
import { FieldFrame } from './field-frame.tsx';
import { type PanelField, useField } from './use-field.ts';

/** A field that is typed as one line: text, number, three-point estimate, tags. */
export function LineField(props: PanelField) {
  const { control, label, hint } = props;
  const field = useField(props);
  const { inputId } = field;
  const unit =
    control.type === 'number' ? control.unit : control.type === 'three-point' ? unitOf(control.unit, field) : '';
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') field.commit();
    if (event.key === 'Escape' && field.isDraft) {
      // The first Escape takes back what was typed, the next one closes the panel.
      event.stopPropagation();
      field.reset();
    }
  };
  return (
    <FieldFrame
      label={label}
      htmlFor={inputId}
      hint={hint}
      hintId={`${inputId}-hint`}
      error={field.error}
      errorId={`${inputId}-error`}
      editors={field.editors}
    >
      <span className="relative block">
        <input
          id={inputId}
          type="text"
          inputMode={control.type === 'number' ? 'decimal' : undefined}
          autoComplete="off"
          readOnly={field.readOnly}
          placeholder={field.readOnly ? undefined : placeholderOf(props)}
          aria-invalid={field.error !== null || undefined}
          aria-describedby={
            [field.error && `${inputId}-error`, hint && `${inputId}-hint`].filter(Boolean).join(' ') || undefined
          }
          className={`${INPUT_STYLE} h-8 tabular-nums read-only:border-line read-only:bg-sunken`}
          style={unit ? { paddingRight: `${unit.length + 2}ch` } : undefined}
          value={field.text}
          onChange={(event) => field.setDraft(event.target.value)}
          onFocus={field.enter}
          onBlur={() => {
            field.leave();
            field.commit();
          }}
          onKeyDown={onKeyDown}
        />
        {unit && (
          <span
            aria-hidden
            className="pointer-events-none absolute inset-y-0 right-2.5 flex items-center text-ink-3 text-xs"
          >
            {unit}
          </span>
        )}
      </span>
    </FieldFrame>
  );
}

function unitOf(unit: 'd' | 'money', { fields }: ReturnType<typeof useField>): string {
  return unit === 'd' ? 'd' : fields.view.meta.currency;
}

function placeholderOf({ control }: PanelField): string | undefined {
  if (control.type === 'line') return control.placeholder;
  if (control.type === 'three-point') return 'best / likely / worst';
  return control.type === 'tags' ? 'one, another' : undefined;
}
