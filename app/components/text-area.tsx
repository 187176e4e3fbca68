import { clsx } from 'clsx';
import { forwardRef, type TextareaHTMLAttributes, useId } from 'react';
import { describedBy, Field, type FieldProps, INPUT_STYLE } from './field.tsx';

export interface TextAreaProps extends FieldProps, TextareaHTMLAttributes<HTMLTextAreaElement> {}

/** Several lines of text with their label, hint and error; grows with its content where the browser can. */
export const TextArea = forwardRef<HTMLTextAreaElement, TextAreaProps>(function TextArea(
  { label, hint, error, hideLabel, id: givenId, className, rows = 3, ...rest },
  ref,
) {
  const madeId = useId();
  const id = givenId ?? madeId;
  return (
    <Field id={id} label={label} hint={hint} error={error} hideLabel={hideLabel}>
      <textarea
        {...rest}
        {...describedBy(id, { hint, error })}
        ref={ref}
        id={id}
        rows={rows}
        className={clsx(INPUT_STYLE, 'field-sizing-content resize-y py-1.5', className)}
      />
    </Field>
  );
});
