import { Link, type LinkProps } from '@remix-run/react';
import { forwardRef } from 'react';
import { type ButtonSize, type ButtonVariant, buttonStyle } from './button-style.ts';

export interface ButtonLinkProps extends LinkProps {
  readonly variant?: ButtonVariant;
  readonly size?: ButtonSize;
}

/** A link that looks like a button: for going somewhere, where a button does something. */
export const ButtonLink = forwardRef<HTMLAnchorElement, ButtonLinkProps>(function ButtonLink(
  { variant, size, className, ...rest },
  ref,
) {
  return <Link {...rest} ref={ref} className={buttonStyle(variant, size, className)} />;
});
