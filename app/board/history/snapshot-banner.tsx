import { ArrowLeft, History } from 'lucide-react';
import { ButtonLink } from '#app/components/button-link.tsx';
import { InstantText } from './instant-text.tsx';

interface SnapshotBannerProps {
  readonly snapshot: { readonly id: string; readonly name: string; readonly takenAt: string };
  /** Address of the live board. */
  readonly back: string;
  /** Whether the reader may go back to it. */
  readonly mayRestore: boolean;
}

/** Says that what is shown is not now, and leads back. Brass: it is about time. */
export function SnapshotBanner({ snapshot, back, mayRestore }: SnapshotBannerProps) {
  return (
    <div role="note" className="flex items-center gap-3 border-line border-t bg-brass-tint px-4 py-1.5 text-brass-text">
      <History aria-hidden size={16} className="shrink-0" />
      <p className="min-w-0 flex-1">
        Snapshot <b className="font-bold">“{snapshot.name}”</b> of <InstantText instant={snapshot.takenAt} />, read-only
      </p>
      {mayRestore && (
        <ButtonLink to={`${back}/history/compare?from=${encodeURIComponent(snapshot.id)}`} size="sm" variant="quiet">
          Restore…
        </ButtonLink>
      )}
      <ButtonLink to={`${back}/roadmap`} size="sm">
        <ArrowLeft aria-hidden size={14} />
        <span className="max-sm:hidden">Back to the live board</span>
        <span className="sm:hidden">Live board</span>
      </ButtonLink>
    </div>
  );
}
