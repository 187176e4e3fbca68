import type { ReactNode } from 'react';

export interface EmptyStateProps {
  readonly title: string;
  /** What belongs here. */
  readonly children: ReactNode;
  readonly icon?: ReactNode;
  /** The first step: buttons. */
  readonly actions?: ReactNode;
}

/** Nothing here yet: says what belongs here and offers the first step. */
export function EmptyState({ title, children, icon, actions }: EmptyStateProps) {
  return (
    <section className="flex flex-col items-center rounded-dialog border border-line-strong border-dashed px-6 py-12 text-center">
      {icon && <div className="mb-3 text-ink-3">{icon}</div>}
      <h2 className="text-md">{title}</h2>
      <div className="mt-1 max-w-prose text-ink-2">{children}</div>
      {actions && <div className="mt-5 flex flex-wrap justify-center gap-2">{actions}</div>}
    </section>
  );
}
