import { useEffect, useState } from 'react';
import type { BoardSession, SaveStatus } from '#app/board/sync/board-session.ts';
import type { EndReason } from '#app/board/sync/save-status.ts';
import { useObservable } from '#app/board/sync/use-observable.ts';
import { Badge } from '#app/components/badge.tsx';
import { Button } from '#app/components/button.tsx';
import { Popover } from '#app/components/popover.tsx';
import { useToast } from '#app/components/toast.tsx';
import { signInPath } from '#app/shell/next-path.ts';
import { FULLNESS_WARNING } from '#shared/protocol/server-state.ts';
import { saveStatusText } from './save-status-text.ts';

/** The one place that says how far the changes are; pressed, it says what that means. */
export function SaveStatusBadge({ session }: { session: BoardSession | null }) {
  return session ? <LiveBadge session={session} /> : <Badge>Connecting</Badge>;
}

function LiveBadge({ session }: { session: BoardSession }) {
  const status = useSteady(useObservable(session.status));
  const fullness = useFullness(session);
  const { label, short, detail, tone } = saveStatusText(status, session.comments?.mayWrite);
  return (
    <>
      <Popover
        label="Save status"
        className="w-64"
        trigger={
          <button
            type="button"
            className="inline-flex min-h-6 items-center rounded-full"
            data-save-status={status.state}
          >
            <Badge tone={tone} icon={<span aria-hidden className="size-1.5 rounded-full bg-current" />}>
              {short ? (
                <>
                  <span className="max-sm:hidden">{label}</span>
                  <span className="sm:hidden">{short}</span>
                </>
              ) : (
                label
              )}
            </Badge>
          </button>
        }
      >
        <p className="font-medium">{label}</p>
        <p className="mt-1 text-ink-2">{detail}</p>
        {fullness !== null && <p className="mt-2 border-line border-t pt-2 text-warn-text">{fullnessText(fullness)}</p>}
      </Popover>
      <WayOut status={status} />
      <span role="status" className="sr-only">
        {tone === 'warn' || tone === 'bad' ? `${label}. ${detail}` : ''}
      </span>
    </>
  );
}

const RELOADABLE: readonly EndReason[] = ['reload', 'too-large', 'refused'];

/** The one thing to do about a board that was closed, where there is one. */
function WayOut({ status }: { status: SaveStatus }) {
  if (status.state !== 'closed') return null;
  if (status.reason === 'signed-out') {
    const signIn = () => location.assign(signInPath(location.pathname + location.search));
    return (
      <Button size="sm" variant="primary" onClick={signIn}>
        Sign in
      </Button>
    );
  }
  if (!RELOADABLE.includes(status.reason)) return null;
  return (
    <Button size="sm" variant="primary" onClick={() => location.reload()}>
      Reload
    </Button>
  );
}

const FLICKER_MS = 400;
const PASSING: readonly SaveStatus['state'][] = ['saving', 'connecting'];

/** Saving that takes a moment is not worth a flicker: "Saved" stays until it has taken longer. */
function useSteady(status: SaveStatus): SaveStatus {
  const [shown, setShown] = useState(status);
  useEffect(() => {
    if (!PASSING.includes(status.state)) {
      setShown(status);
      return;
    }
    const timer = setTimeout(() => setShown(status), FLICKER_MS);
    return () => clearTimeout(timer);
  }, [status]);
  return shown;
}

function fullnessText(percent: number): string {
  return `This board is ${percent} % full. Delete drawings and records that are no longer needed, or go on on a new board.`;
}

/** How full the board is once that should be known, else null; says so once in a toast. */
function useFullness(session: BoardSession): number | null {
  const fullness = useObservable(session.fullness);
  const toast = useToast();
  const isWarning = fullness >= FULLNESS_WARNING;
  useEffect(() => {
    if (isWarning) toast({ title: 'This board is nearly full', description: fullnessText(session.fullness.get()) });
  }, [isWarning, session, toast]);
  return isWarning ? fullness : null;
}
