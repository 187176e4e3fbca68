import { useEffect, useState } from 'react';
import type { BoardSession, SaveStatus } from '#app/board/sync/board-session.ts';
import { useObservable } from '#app/board/sync/use-observable.ts';
import { Badge } from '#app/components/badge.tsx';
import { Button } from '#app/components/button.tsx';
import { Popover } from '#app/components/popover.tsx';
import { saveStatusText } from './save-status-text.ts';

/** The one place that says how far the changes are; pressed, it says what that means. */
export function SaveStatusBadge({ session }: { session: BoardSession | null }) {
  return session ? <LiveBadge session={session} /> : <Badge>Connecting</Badge>;
}

function LiveBadge({ session }: { session: BoardSession }) {
  const status = useSteady(useObservable(session.status));
  const { label, detail, tone } = saveStatusText(status);
  const reload = status.state === 'closed' && (status.reason === 'reload' || status.reason === 'too-large');
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
              {label}
            </Badge>
          </button>
        }
      >
        <p className="font-medium">{label}</p>
        <p className="mt-1 text-ink-2">{detail}</p>
      </Popover>
      {reload && (
        <Button size="sm" variant="primary" onClick={() => location.reload()}>
          Reload
        </Button>
      )}
      <span role="status" className="sr-only">
        {tone === 'warn' || tone === 'bad' ? `${label}. ${detail}` : ''}
      </span>
    </>
  );
}

const FLICKER_MS = 400;

/** Saving that takes a moment is not worth a flicker: "Saved" stays until it has taken longer. */
function useSteady(status: SaveStatus): SaveStatus {
  const [shown, setShown] = useState(status);
  useEffect(() => {
    if (status.state !== 'saving') {
      setShown(status);
      return;
    }
    const timer = setTimeout(() => setShown(status), FLICKER_MS);
    return () => clearTimeout(timer);
  }, [status]);
  return shown;
}
