import { clsx } from 'clsx';

/** A grey place where something will stand. Size it with `className`; build the skeleton of the picture from several. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={clsx('block animate-shimmer rounded-bar bg-selected', className)} />;
}
