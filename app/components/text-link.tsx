import { Link, type LinkProps } from '@remix-run/react';
import { clsx } from 'clsx';

/** A link in running text. */
export function TextLink({ className, ...rest }: LinkProps) {
  return (
    <Link
      {...rest}
      className={clsx('rounded-sm font-medium text-link underline-offset-2 hover:underline', className)}
    />
  );
}
