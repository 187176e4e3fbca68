import { clsx } from 'clsx';
import { Check } from 'lucide-react';
import { forwardRef, type InputHTMLAttributes, type ReactNode, useId } from 'react';

export interface CheckboxProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'type'> {
  readonly label: ReactNode;
  readonly hideLabel?: boolean;
}

/** A tick box with its label; the whole row, at least 24 px high, is the target. */
export const Checkbox = forwardRef<HTMLInputElement, CheckboxProps>(function Checkbox(
  { label, hideLabel, className, id: givenId, ...rest },
  ref,
) {
  const madeId = useId();
  const id = givenId ?? madeId;
  return (
    <span className={clsx('flex min-h-6 items-center gap-2', className)}>
      <span className="relative flex size-6 shrink-0 items-center justify-center">
        <input
          {...rest}
          ref={ref}
          id={id}
          type="checkbox"
          className="peer absolute inset-1 size-4 appearance-none rounded-sm border border-control bg-card checked:border-ink checked:bg-ink hover:border-ink-2"
        />
        <Check
          aria-hidden
          strokeWidth={3}
          className="pointer-events-none relative size-3 text-on-ink opacity-0 peer-checked:opacity-100"
        />
      </span>
      <label htmlFor={id} className={hideLabel ? 'sr-only' : 'min-w-0 flex-1 py-0.5'}>
        {label}
      </label>
    </span>
  );
});
