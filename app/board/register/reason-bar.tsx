import { useRef } from 'react';
import { ReasonForm } from '#app/board/reason/reason-form.tsx';
import type { ReasonRequest } from '#app/board/reason/reason-request.ts';
import type { BoardSession } from '#app/board/sync/board-session.ts';

interface ReasonBarProps {
  readonly session: BoardSession;
  readonly request: ReasonRequest;
  readonly onDone: () => void;
}

/** Below the grid, after a change of score, date or state: why? The work goes on above it; nothing waits for an answer. */
export function ReasonBar({ session, request, onDone }: ReasonBarProps) {
  const bar = useRef<HTMLDivElement>(null);
  const [first] = request.changes;
  const close = () => {
    const hadFocus = bar.current?.contains(document.activeElement) ?? false;
    onDone();
    if (hadFocus) document.querySelector<HTMLElement>('[role="grid"] [data-active]')?.focus();
  };
  return (
    <div
      ref={bar}
      data-reason-bar
      className="relative w-full max-w-104 rounded-card border border-line bg-raised p-3 shadow-float"
    >
      <ReasonForm key={`${request.step} ${first?.recordId}`} session={session} request={request} onDone={close} />
      <p role="status" className="sr-only">
        Changed. Press Alt and Enter to say why.
      </p>
      <p aria-hidden className="absolute right-3 bottom-3 text-2xs text-ink-3 max-sm:hidden">
        Alt+Enter goes here
      </p>
    </div>
  );
}
