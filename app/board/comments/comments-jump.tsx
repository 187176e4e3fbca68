import { MessageSquare } from 'lucide-react';
import type { RefObject } from 'react';
import type { CommentsSession } from '#app/board/sync/comments-session.ts';
import { useObservable } from '#app/board/sync/use-observable.ts';
import { IconButton } from '#app/components/icon-button.tsx';

interface CommentsJumpProps {
  readonly comments: CommentsSession;
  readonly recordId: string;
  readonly panel: RefObject<HTMLElement>;
}

/** In the head of a panel: how many threads are open, and the way down to them. */
export function CommentsJump({ comments, recordId, panel }: CommentsJumpProps) {
  const open = useObservable(comments.openCounts).get(recordId) ?? 0;
  const jump = () => {
    const section = panel.current?.querySelector<HTMLElement>('[data-panel-section="Comments"]');
    section?.scrollIntoView({ block: 'start' });
    const target = section?.querySelector<HTMLElement>('textarea') ?? section;
    target?.focus({ preventScroll: true });
  };
  return (
    <IconButton
      label={open === 0 ? 'Go to comments' : `Go to comments, ${open} open`}
      onClick={jump}
      className="w-auto! min-w-8 px-1.5"
    >
      <MessageSquare aria-hidden className="size-4 shrink-0" />
      {open > 0 && (
        <span aria-hidden className="pl-1 font-medium text-xs tabular-nums">
          {open}
        </span>
      )}
    </IconButton>
  );
}
