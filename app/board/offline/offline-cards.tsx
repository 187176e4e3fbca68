import type { Person } from '#app/board/fields/person.ts';
import { changesText } from '#app/board/shell/save-status-text.ts';
import { useToday } from '#app/board/shell/use-today.ts';
import type { BoardSession, SaveStatus } from '#app/board/sync/board-session.ts';
import type { EndReason } from '#app/board/sync/save-status.ts';
import { useObservable } from '#app/board/sync/use-observable.ts';
import type { AsideChanges } from './aside-changes.ts';
import { MergeCard } from './merge-card.tsx';
import { UnsentCard } from './unsent-card.tsx';

export interface OfflineCardsProps {
  readonly session: BoardSession;
  readonly people: readonly Person[];
  readonly aside: readonly AsideChanges[];
  readonly onAsideGone: (key: string) => void;
}

/** All that has to be said about changes made without the server, newest last. */
export function OfflineCards({ session, people, aside, onAsideGone }: OfflineCardsProps) {
  const report = useObservable(session.offline.report);
  const today = useToday();
  return (
    <>
      {aside.map((changes) => (
        <UnsentCard
          key={changes.key}
          {...asideWords(changes)}
          count={changes.count}
          read={changes.read}
          onDiscard={async () => {
            await changes.discard();
            onAsideGone(changes.key);
          }}
        />
      ))}
      <LostChanges session={session} />
      {report && (
        <MergeCard
          report={report}
          context={{ view: session.view.get(), people, today }}
          onDismiss={session.offline.dismissReport}
        />
      )}
    </>
  );
}

/** Changes of this session that the server refused together with the person, or with the board. */
function LostChanges({ session }: { session: BoardSession }) {
  const status = useObservable(session.status);
  if (!isLost(status)) return null;
  return (
    <UnsentCard
      title={`${CLOSED_TITLES[status.reason]} ${changesText(status.waiting)} ${status.waiting === 1 ? 'was' : 'were'} not saved.`}
      detail={`Take ${status.waiting === 1 ? 'it' : 'them'} along as a file, or give ${status.waiting === 1 ? 'it' : 'them'} up.`}
      count={status.waiting}
      read={session.offline.unsent}
      onDiscard={session.offline.discard}
    />
  );
}

type Closed = Extract<SaveStatus, { state: 'closed' }>;

/** Changes on the device survive a reload and a sign-in; they do not survive the board or the right to it. */
function isLost(status: SaveStatus): status is Closed {
  if (status.state !== 'closed' || status.waiting === 0) return false;
  return status.kept === 'tab' || !['signed-out', 'reload'].includes(status.reason);
}

const CLOSED_TITLES: Record<EndReason, string> = {
  'signed-out': 'You were signed out.',
  'access-gone': 'You can no longer open this board.',
  'board-gone': 'This board was removed.',
  reload: 'This page has to be reloaded.',
  refused: 'The server does not take your last changes.',
  'too-large': 'The board can’t take this much.',
};

function asideWords({ reason, count }: AsideChanges): { title: string; detail: string } {
  const changes = changesText(count);
  if (reason === 'read-only') {
    const taken = count === 1 ? 'was' : 'were';
    return {
      title: `You can no longer edit this board. ${changes} made offline ${taken} not taken.`,
      detail: `Kept on this device until you decide. Download ${count === 1 ? 'it' : 'them'} for somebody who can edit, or discard.`,
    };
  }
  return {
    title: 'This board was restored to an earlier version while you were away.',
    detail: `Your ${changes} made before ${count === 1 ? 'was' : 'were'} kept aside on this device, not merged.`,
  };
}
