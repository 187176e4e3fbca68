import type { ReactNode } from 'react';
import { LogoMark } from './logo-mark.tsx';

/** A page for who isn't signed in: the mark, one card, one thing to do. */
export function AuthPage({ title, lead, footer, children }: AuthPageProps) {
  return (
    <main className="flex min-h-dvh flex-col items-center px-4 py-10 sm:justify-center">
      <div className="flex w-full max-w-sm flex-col gap-6">
        <p className="flex items-center gap-2.5 font-bold text-md tracking-tight">
          <LogoMark className="size-8" />
          Quarterdeck
        </p>
        <div className="rounded-dialog border border-line bg-card p-6">
          <h1 className="text-xl">{title}</h1>
          {lead && <p className="mt-1 text-ink-2">{lead}</p>}
          <div className="mt-5">{children}</div>
        </div>
        {footer && <p className="text-ink-2">{footer}</p>}
      </div>
    </main>
  );
}

interface AuthPageProps {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly footer?: ReactNode;
  readonly children: ReactNode;
}
