import { clsx } from 'clsx';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from '#app/components/icon-button.tsx';

interface OfflineCardProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly tone: 'ok' | 'warn';
  readonly children?: ReactNode;
  /** Absent where the person has to decide first. */
  readonly onDismiss?: () => void;
}

/** News about saving that stands over the picture and moves nothing; announced, reached by Tab. */
export function OfflineCard({ icon, title, tone, children, onDismiss }: OfflineCardProps) {
  return (
    <section
      role="status"
      aria-label="About your changes"
      className="pointer-events-auto flex animate-float-in items-start gap-2.5 rounded-card border border-line bg-raised p-3 shadow-float"
    >
      <span aria-hidden className={clsx('mt-0.5 shrink-0', tone === 'ok' ? 'text-ok' : 'text-warn')}>
        {icon}
      </span>
      <div className="min-w-0 flex-1">
        <p className="font-medium">{title}</p>
        {children}
      </div>
      {onDismiss && (
        <IconButton label="Dismiss" tooltip={false} className="-m-1" onClick={onDismiss}>
          <X aria-hidden className="size-4" />
        </IconButton>
      )}
    </section>
  );
}
