import { clsx } from 'clsx';
import { type ButtonHTMLAttributes, forwardRef, type ReactNode } from 'react';
import { Tooltip } from './tooltip.tsx';

export interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** What it does: its accessible name and its tooltip. */
  readonly label: string;
  readonly children: ReactNode;
  readonly pressed?: boolean;
  /** Off where a menu or popover opens over the place where the tooltip would stand. */
  readonly tooltip?: boolean;
}

/** A square button with an icon alone, 32 px, named by `label`. */
export const IconButton = forwardRef<HTMLButtonElement, IconButtonProps>(function IconButton(
  { label, children, pressed, tooltip = true, className, type = 'button', ...rest },
  ref,
) {
  const button = (
    <button
      {...rest}
      ref={ref}
      type={type}
      aria-label={label}
      aria-pressed={pressed}
      className={clsx(
        'inline-flex size-8 shrink-0 items-center justify-center rounded-card text-ink-2 transition-colors duration-150',
        'hover:bg-hover hover:text-ink disabled:opacity-55 aria-pressed:bg-selected aria-pressed:text-ink',
        className,
      )}
    >
      {children}
    </button>
  );
  return tooltip ? <Tooltip text={label}>{button}</Tooltip> : button;
});
