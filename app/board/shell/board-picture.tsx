import { useOutletContext } from '@remix-run/react';
import { type ComponentProps, type ReactNode, useEffect, useMemo } from 'react';
import type { Person } from '#app/board/fields/person.ts';
import { useLevelColours } from '#app/board/matrix/use-level-colours.ts';
import { useItem } from '#app/board/panel/use-item.ts';
import { useDatesPanel } from '#app/board/schedule-risk/use-dates-panel.ts';
import type { BoardSession } from '#app/board/sync/board-session.ts';
import { useObservable } from '#app/board/sync/use-observable.ts';
import { fetchedCode, useFetchedCode } from '#app/components/fetched-code.ts';
import { useToast } from '#app/components/toast.tsx';
import { BoardContext } from './board-context.ts';
import { type Picture, PictureSkeleton } from './picture-skeleton.tsx';

/** Every field of every record kind: fetched behind the board, not with each page. */
const WARM_AFTER_MS = 3_000;
const sidePanelCode = fetchedCode(async () => (await import('#app/board/panel/side-panel.tsx')).SidePanel);
const datesPanelCode = fetchedCode(
  async () => (await import('#app/board/schedule-risk/dates-at-risk-panel.tsx')).DatesAtRiskPanel,
);

/** What the frame of a board, live or snapshot, gives the pictures in it (Remix's outlet context). */
export interface BoardOutlet {
  /** Null while it is being opened. */
  readonly session: BoardSession | null;
  readonly people: readonly Person[];
  readonly base: string;
}

/** A picture of the board around it, with the side panel over it; its skeleton, if it has one, until the board is there. */
export function BoardPicture({ picture, children }: { picture: Picture | null; children: ReactNode }) {
  const { session, people, base } = useOutletContext<BoardOutlet>();
  const skeleton = picture && <PictureSkeleton picture={picture} />;
  if (!session) return skeleton;
  return (
    <OpenPicture session={session} people={people} base={base} skeleton={skeleton}>
      {children}
    </OpenPicture>
  );
}

interface OpenPictureProps extends BoardOutlet {
  readonly session: BoardSession;
  readonly skeleton: ReactNode;
  readonly children: ReactNode;
}

function OpenPicture({ session, people, base, skeleton, children }: OpenPictureProps) {
  const loaded = useObservable(session.loaded);
  const { item, openItem, closeItem } = useItem();
  const { about: datesAbout, show: showDates, close: closeDates } = useDatesPanel();
  useRefusalToasts(session);
  useLevelColours(session);
  const board = useMemo(() => ({ session, people, base, openItem }), [session, people, base, openItem]);
  // The line may be cut before the first record is opened; what shows the board comes first.
  useEffect(() => {
    if (!loaded) return;
    const timer = setTimeout(() => {
      sidePanelCode.warm();
      datesPanelCode.warm();
    }, WARM_AFTER_MS);
    return () => clearTimeout(timer);
  }, [loaded]);
  if (!loaded) return skeleton;
  return (
    <BoardContext.Provider value={board}>
      {children}
      {datesAbout !== null && <FetchedDatesPanel about={datesAbout} onAbout={showDates} onClose={closeDates} />}
      {item && <FetchedSidePanel item={item} onClose={closeItem} />}
    </BoardContext.Provider>
  );
}

type SidePanelProps = ComponentProps<Awaited<ReturnType<typeof sidePanelCode.fetch>>>;

/** The side panel once its code is there; closed again, with a word, where it can't be had. */
function FetchedSidePanel(props: SidePanelProps) {
  const SidePanel = useFetchedCode(sidePanelCode, true, props.onClose);
  if (SidePanel) return <SidePanel {...props} />;
  return (
    <div
      aria-busy
      className="absolute inset-y-0 right-0 z-20 w-full border-line border-l bg-card shadow-float sm:w-96"
    />
  );
}

type DatesPanelProps = ComponentProps<Awaited<ReturnType<typeof datesPanelCode.fetch>>>;

function FetchedDatesPanel(props: DatesPanelProps) {
  const DatesPanel = useFetchedCode(datesPanelCode, true, props.onClose);
  return DatesPanel ? <DatesPanel {...props} /> : null;
}

/** A command that was refused says why. */
function useRefusalToasts(session: BoardSession): void {
  const toast = useToast();
  useEffect(() => session.onRefused((message) => toast({ title: message, tone: 'bad' })), [session, toast]);
}
