import type { ReactNode } from 'react';
import { HistoryTabs } from './history-tabs.tsx';

interface HistoryPageProps {
  /** Address of the board's versions. */
  readonly base: string;
  readonly title: string;
  readonly description: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** What the pages of a board's history have in common: their tabs, what they say, their scrolling. */
export function HistoryPage({ base, title, description, actions, children }: HistoryPageProps) {
  return (
    <div className="min-h-0 flex-1 overflow-y-auto print:overflow-visible">
      <div className="mx-auto flex max-w-6xl flex-col gap-4 p-4 sm:p-6 print:block print:p-0">
        <HistoryTabs base={base} />
        <div className="flex flex-wrap items-end gap-3 print:hidden">
          <div className="min-w-0 flex-1 basis-64">
            <h2 className="text-lg">{title}</h2>
            <p className="max-w-prose text-ink-2">{description}</p>
          </div>
          {actions}
        </div>
        {children}
      </div>
    </div>
  );
}
