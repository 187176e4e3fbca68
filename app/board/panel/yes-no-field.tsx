import type { FieldControl } from '#app/board/fields/field-control.ts';
import { Checkbox } from '#app/components/checkbox.tsx';
import { type PanelField, useField } from './use-field.ts';

type YesNo = Extract<FieldControl, { type: 'yes-no' }>;

/** A tick box. */
export function YesNoField(props: PanelField & { readonly control: YesNo }) {
  const { label, hint, value } = props;
  const field = useField(props);
  return (
    <Checkbox
      checked={value === true}
      disabled={field.readOnly}
      onChange={(event) => field.write(event.target.checked)}
      onFocus={field.enter}
      onBlur={field.leave}
      label={
        <span>
          {label}
          {hint && <span className="text-ink-3"> · {hint}</span>}
        </span>
      }
    />
  );
}
