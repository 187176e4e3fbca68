import { useRef } from 'react';
import { INPUT_STYLE } from '#app/components/field.tsx';
import { isIsoDate } from '#shared/board/records/fields.ts';
import { FieldFrame } from './field-frame.tsx';
import { type PanelField, useField } from './use-field.ts';

/**
 * A day, with the browser's own calendar. A day that is picked is written at once; one that is typed, when it is whole
 * and the focus leaves: half a year is a year too.
 */
export function DateField(props: PanelField) {
  const { label, hint, value } = props;
  const field = useField(props);
  const { inputId } = field;
  const typing = useRef(false);
  const text = field.isDraft ? field.text : typeof value === 'string' ? value : '';
  return (
    <FieldFrame
      label={label}
      htmlFor={inputId}
      hint={hint}
      error={field.error}
      errorId={`${inputId}-error`}
      editors={field.editors}
    >
      <input
        id={inputId}
        type="date"
        min="1900-01-01"
        max="2200-12-31"
        readOnly={field.readOnly}
        aria-invalid={field.error !== null || undefined}
        aria-describedby={field.error ? `${inputId}-error` : undefined}
        className={`${INPUT_STYLE} h-8 tabular-nums read-only:border-line read-only:bg-sunken`}
        value={text}
        onChange={(event) => {
          const next = event.target.value;
          if (typing.current || !isIsoDate(next)) field.setDraft(next);
          else field.write(next);
        }}
        onFocus={field.enter}
        onBlur={() => {
          typing.current = false;
          field.leave();
          field.commit();
        }}
        onPointerDown={() => {
          typing.current = false;
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') field.commit();
          else if (event.key === 'Escape' && field.isDraft) {
            event.stopPropagation();
            field.reset();
          } else typing.current = true;
        }}
      />
    </FieldFrame>
  );
}
