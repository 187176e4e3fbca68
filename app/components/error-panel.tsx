import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

export interface ErrorPanelProps {
  /** What happened, in one sentence. */
  readonly title: string;
  /** What is safe. */
  readonly safe?: ReactNode;
  /** What to do: a sentence. */
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}

/** An error: what happened, what is safe, what to do. Announced at once. */
export function ErrorPanel({ title, safe, children, actions }: ErrorPanelProps) {
  return (
    <section role="alert" className="flex gap-3 rounded-card border border-line bg-card p-4">
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-bad" />
      <div className="min-w-0 flex-1">
        <h2 className="text-sm">{title}</h2>
        {safe && <p className="mt-1 text-ink-2">{safe}</p>}
        {children && <div className="mt-1 text-ink-2">{children}</div>}
        {actions && <div className="mt-3 flex flex-wrap gap-2">{actions}</div>}
      </div>
    </section>
  );
}
