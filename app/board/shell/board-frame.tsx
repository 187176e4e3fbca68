import { Link } from '@remix-run/react';
import { type ReactNode, useState } from 'react';
import { useObservable } from '#app/board/sync/use-observable.ts';
import { createToolDesk, ToolDeskContext } from '#app/board/tools/tool-desk.ts';
import { type NavTab, NavTabs } from '#app/components/nav-tabs.tsx';
import { LogoMark } from '#app/shell/logo-mark.tsx';
import { PictureControlsProvider, PictureControlsSlot } from './picture-controls.tsx';

interface BoardFrameProps {
  /** Where the mark leads: the organisation's boards. */
  readonly home: string;
  readonly title: ReactNode;
  /** Right of the title: how far changes are saved. */
  readonly status: ReactNode;
  /** At the right edge: who is here, the board's menu. */
  readonly actions: ReactNode;
  readonly tabs: readonly NavTab[];
  /** Between header and picture: what is special about what is shown. */
  readonly banner?: ReactNode;
  readonly children: ReactNode;
}

/** One line of chrome for the board, one for the picture; everything else is the picture. */
export function BoardFrame({ home, title, status, actions, tabs, banner, children }: BoardFrameProps) {
  const [desk] = useState(createToolDesk);
  const isAlone = useObservable(desk.focus);
  return (
    <ToolDeskContext.Provider value={desk}>
      <PictureControlsProvider>
        <div
          className="flex h-dvh flex-col overflow-hidden print:block print:h-auto print:overflow-visible"
          data-focus-mode={isAlone || undefined}
        >
          <header hidden={isAlone} className="relative z-30 shrink-0 border-line border-b bg-card print:hidden">
            <div className="flex h-12 items-center gap-2 border-line sm:gap-3 border-b px-3 sm:px-4">
              <Link to={home} aria-label="All boards" title="All boards" className="shrink-0 rounded-card">
                <LogoMark className="size-7" />
              </Link>
              <div className="flex min-w-0 items-center gap-2">{title}</div>
              <div className="flex shrink-0 items-center gap-2">{status}</div>
              <div className="ml-auto flex shrink-0 items-center gap-0.5 sm:gap-2">{actions}</div>
            </div>
            <div className="flex flex-wrap items-center gap-x-4 px-1 sm:px-2">
              <NavTabs label="Pictures of this board" tabs={tabs} />
              <PictureControlsSlot className="ml-auto flex min-w-0 items-center gap-2 px-2 empty:hidden max-lg:w-full max-lg:pt-1.5 max-lg:pb-2 lg:h-11" />
            </div>
            {banner}
          </header>
          <main className="relative flex min-h-0 flex-1 flex-col print:block">{children}</main>
        </div>
      </PictureControlsProvider>
    </ToolDeskContext.Provider>
  );
}
