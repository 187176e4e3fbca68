import { CircleAlert, CircleCheck, Info, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { IconButton } from './icon-button.tsx';
import type { ToastMessage } from './toast-message.ts';

const ICON = {
  info: <Info aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-3" />,
  ok: <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-ok" />,
  bad: <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-bad" />,
} as const;

interface ToastCardProps {
  readonly message: ToastMessage;
  readonly paused: boolean;
  readonly onClose: () => void;
}

/** One message; goes by itself after a while, later when it is bad or offers something to do. */
export function ToastCard({ message, paused, onClose }: ToastCardProps) {
  const { title, description, tone = 'info', action, lasts, until } = message;
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => until?.(() => close.current()), [until]);
  useCountdown(lasts ?? (tone === 'bad' || action ? 10_000 : 5_000), paused, onClose);
  return (
    <div
      role={tone === 'bad' ? 'alert' : undefined}
      className="pointer-events-auto flex animate-float-in items-start gap-2.5 rounded-card border border-line bg-raised p-3 shadow-float"
    >
      {ICON[tone]}
      <div className="min-w-0 flex-1">
        <p className="font-medium">{title}</p>
        {description && <div className="mt-0.5 text-ink-2">{description}</div>}
      </div>
      {action && (
        <button
          type="button"
          className="min-h-6 rounded-sm px-1 font-medium text-link hover:underline"
          onClick={() => {
            action.run();
            onClose();
          }}
        >
          {action.label}
        </button>
      )}
      <IconButton label="Dismiss" tooltip={false} className="-m-1" onClick={onClose}>
        <X aria-hidden className="size-4" />
      </IconButton>
    </div>
  );
}

/** Calls `onEnd` after `ms` in which it was not paused. */
function useCountdown(ms: number, paused: boolean, onEnd: () => void): void {
  const left = useRef(ms);
  const end = useRef(onEnd);
  end.current = onEnd;
  useEffect(() => {
    if (paused) return;
    const since = performance.now();
    const timer = setTimeout(() => end.current(), left.current);
    return () => {
      clearTimeout(timer);
      left.current -= performance.now() - since;
    };
  }, [paused]);
}
