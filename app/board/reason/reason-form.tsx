import { ArrowRight, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { BoardSession } from '#app/board/sync/board-session.ts';
import { IconButton } from '#app/components/icon-button.tsx';
import { keepReason, type ReasonRequest } from './reason-request.ts';

interface ReasonFormProps {
  readonly session: BoardSession;
  readonly request: ReasonRequest;
  /** Takes the focus when it appears. */
  readonly autoFocus?: boolean;
  /** Told when it is answered or skipped. */
  readonly onDone: () => void;
}

const LONGEST = 1000;

/**
 * Asks why something changed. Enter keeps the words with the change; Enter without any, and Escape, skip. Nothing waits
 * for it, and words that stand in it when it goes away are kept.
 */
export function ReasonForm({ session, request, autoFocus = false, onDone }: ReasonFormProps) {
  const [text, setText] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const latest = useRef({ text, request, skipped: false });
  latest.current = { ...latest.current, text, request };
  useEffect(() => {
    if (autoFocus) input.current?.focus({ preventScroll: true });
  }, [autoFocus]);
  useEffect(
    () => () => {
      const { text: typed, request: asked, skipped } = latest.current;
      if (typed.trim() !== '' && !skipped) keepReason(session, asked, typed);
    },
    [session],
  );
  const skip = () => {
    latest.current.skipped = true;
    onDone();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    const isUndo = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z' && text === '';
    if (event.key !== 'Escape' && event.key !== 'Enter' && !isUndo) return;
    event.preventDefault();
    // Enter keeps what is there by the form going away.
    if (event.key === 'Enter') return onDone();
    skip();
    if (isUndo) session.undo.undo();
  };
  const [first] = request.changes;
  return (
    <fieldset aria-labelledby={`${id}-title`} className="flex min-w-0 flex-col gap-1.5" onKeyDown={onKeyDown}>
      <div className="flex items-center gap-2">
        <p id={`${id}-title`} className="font-medium text-ink-2 text-xs">
          {request.changes.length === 1 ? 'Why did it change?' : `Why did these ${request.changes.length} change?`}
        </p>
        {first && request.changes.length === 1 && <FromTo from={first.from} to={first.to} />}
        <IconButton label="Skip (Esc)" tooltip={false} className="-my-1 -mr-1 ml-auto" onClick={skip}>
          <X aria-hidden className="size-3.5" />
        </IconButton>
      </div>
      <input
        ref={input}
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-hint`}
        className="h-8 w-full rounded-card border border-control bg-card px-2.5 text-ink text-sm placeholder:text-ink-3 hover:border-ink-2"
        placeholder="In a few words"
        maxLength={LONGEST}
        autoComplete="off"
        enterKeyHint="done"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <p id={`${id}-hint`} className="text-2xs text-ink-3">
        {text.trim() === '' ? 'Enter skips' : 'Enter keeps it with the change'}
      </p>
    </fieldset>
  );
}

/** The values before and after; a dash where there was none. */
export function FromTo({ from, to }: { readonly from: string; readonly to: string }) {
  return (
    <span className="inline-flex items-center gap-1 whitespace-nowrap font-medium text-ink text-xs tabular-nums">
      {from || '–'}
      <ArrowRight role="img" aria-label="to" className="size-3 text-ink-3" />
      {to || '–'}
    </span>
  );
}
