import { clsx } from 'clsx';
import { forwardRef, type InputHTMLAttributes, useId } from 'react';
import { describedBy, Field, type FieldProps, INPUT_STYLE } from './field.tsx';

export interface TextFieldProps extends FieldProps, InputHTMLAttributes<HTMLInputElement> {}

/** One line of text with its label, hint and error. `className` is the input's. */
export const TextField = forwardRef<HTMLInputElement, TextFieldProps>(function TextField(
  { label, hint, error, hideLabel, id: givenId, className, ...rest },
  ref,
) {
  const madeId = useId();
  const id = givenId ?? madeId;
  return (
    <Field id={id} label={label} hint={hint} error={error} hideLabel={hideLabel}>
      <input
        {...rest}
        {...describedBy(id, { hint, error })}
        ref={ref}
        id={id}
        className={clsx(INPUT_STYLE, 'h-9', className)}
      />
    </Field>
  );
});
