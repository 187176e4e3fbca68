import type { ReactNode } from 'react';

export interface FieldProps {
  readonly label: string;
  /** What to type, before anything is wrong. */
  readonly hint?: ReactNode;
  /** What is wrong and how to put it right. */
  readonly error?: string;
  /** The label is there for screen readers alone: where the place says what it is. */
  readonly hideLabel?: boolean;
}

/** Class names of every input: text, select, text area. */
export const INPUT_STYLE =
  'w-full rounded-card border border-control bg-card px-2.5 text-ink transition-colors duration-150 ' +
  'placeholder:text-ink-3 hover:border-ink-2 disabled:bg-sunken disabled:text-ink-3 aria-invalid:border-bad';

/** What an input says of its hint and error: spread on the input. */
export function describedBy(id: string, { hint, error }: Pick<FieldProps, 'hint' | 'error'>) {
  const parts = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean);
  return { 'aria-invalid': error ? true : undefined, 'aria-describedby': parts.join(' ') || undefined } as const;
}

/** The frame of an input: label above, hint and error below. */
export function Field({
  id,
  label,
  hint,
  error,
  hideLabel,
  children,
}: FieldProps & { id: string; children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className={hideLabel ? 'sr-only' : 'text-xs font-medium text-ink-2'}>
        {label}
      </label>
      {children}
      {error && (
        <p id={`${id}-error`} className="text-xs text-bad-text">
          {error}
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} className="text-xs text-ink-3">
          {hint}
        </p>
      )}
    </div>
  );
}
