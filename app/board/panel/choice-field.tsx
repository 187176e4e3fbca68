import { ChevronDown } from 'lucide-react';
import type { FieldControl } from '#app/board/fields/field-control.ts';
import { INPUT_STYLE } from '#app/components/field.tsx';
import { FieldFrame } from './field-frame.tsx';
import { type PanelField, useField } from './use-field.ts';

type Choice = Extract<FieldControl, { type: 'choice' }>;

/** One of a closed list; written as it is chosen. A value that is no longer on the list stays in it until changed. */
export function ChoiceField(props: PanelField & { readonly control: Choice }) {
  const { label, hint, value, control } = props;
  const field = useField(props);
  const { inputId } = field;
  const current = value === null ? '' : String(value);
  const known = current === '' || control.options.some((option) => option.value === current);
  return (
    <FieldFrame label={label} htmlFor={inputId} hint={hint} hintId={`${inputId}-hint`} editors={field.editors}>
      <span className="relative block">
        <select
          id={inputId}
          disabled={field.readOnly}
          aria-describedby={hint ? `${inputId}-hint` : undefined}
          className={`${INPUT_STYLE} h-8 appearance-none truncate pr-7 disabled:border-line disabled:text-ink! disabled:opacity-100`}
          value={current}
          onChange={(event) => field.write(event.target.value === '' ? null : event.target.value)}
          onFocus={field.enter}
          onBlur={field.leave}
        >
          {control.nothing !== undefined && <option value="">{control.nothing}</option>}
          {!known && <option value={current}>{current}</option>}
          {control.options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <ChevronDown
          aria-hidden
          className="pointer-events-none absolute top-1/2 right-2 size-3.5 -translate-y-1/2 text-ink-3"
        />
      </span>
    </FieldFrame>
  );
}
