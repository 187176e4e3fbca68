import { clsx } from 'clsx';
import { ChevronDown } from 'lucide-react';
import { forwardRef, type SelectHTMLAttributes, useId } from 'react';
import { describedBy, Field, type FieldProps, INPUT_STYLE } from './field.tsx';

export interface SelectOption {
  readonly value: string;
  readonly label: string;
  readonly disabled?: boolean;
}

export interface SelectProps extends FieldProps, SelectHTMLAttributes<HTMLSelectElement> {
  readonly options: readonly SelectOption[];
  readonly small?: boolean;
}

/**
 * One of several. The browser's own select on purpose: it works before scripts load, opens as a wheel on a phone, and
 * screen readers know it.
 */
export const Select = forwardRef<HTMLSelectElement, SelectProps>(function Select(
  { label, hint, error, hideLabel, options, small = false, id: givenId, className, ...rest },
  ref,
) {
  const madeId = useId();
  const id = givenId ?? madeId;
  return (
    <Field id={id} label={label} hint={hint} error={error} hideLabel={hideLabel}>
      <span className="relative block">
        <select
          {...rest}
          {...describedBy(id, { hint, error })}
          ref={ref}
          id={id}
          className={clsx(INPUT_STYLE, 'appearance-none truncate pr-7', small ? 'h-7 text-xs' : 'h-9', className)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
        <ChevronDown
          aria-hidden
          className="pointer-events-none absolute top-1/2 right-2 size-3.5 -translate-y-1/2 text-ink-3"
        />
      </span>
    </Field>
  );
});
