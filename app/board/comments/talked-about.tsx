import { MessageSquare } from 'lucide-react';
import { useCallback, useSyncExternalStore } from 'react';
import { useBoard } from '#app/board/shell/board-context.ts';

const NOTHING = () => () => undefined;

/** The title of a record in a row, and how many threads are open on it. Renders again when its own number changes. */
export function TalkedAbout({ id, title }: { id: string; title: string }) {
  const counts = useBoard().session.comments?.openCounts;
  const read = useCallback(() => counts?.get().get(id) ?? 0, [counts, id]);
  const count = useSyncExternalStore(counts?.subscribe ?? NOTHING, read, read);
  if (count === 0) return <b className="font-medium">{title}</b>;
  const label = `${count} open ${count === 1 ? 'comment' : 'comments'}`;
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <b className="truncate font-medium">{title}</b>
      <span
        role="img"
        aria-label={label}
        title={label}
        className="inline-flex shrink-0 items-center gap-0.5 text-ink-2 text-xs"
      >
        <MessageSquare aria-hidden size={12} />
        {count}
      </span>
    </span>
  );
}
