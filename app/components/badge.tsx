import { clsx } from 'clsx';
import type { ReactNode } from 'react';

export type Tone = 'neutral' | 'ok' | 'warn' | 'bad' | 'time' | 'link';

const TONE: Record<Tone, string> = {
  neutral: 'bg-sunken text-ink-2',
  ok: 'bg-ok-tint text-ok-text',
  warn: 'bg-warn-tint text-warn-text',
  bad: 'bg-bad-tint text-bad-text',
  time: 'bg-brass-tint text-brass-text',
  link: 'bg-link-tint text-link',
};

/** A short fact in a pill. Tone `time` is for dates and comparison alone. The text says it too: never colour alone. */
export function Badge({ tone = 'neutral', icon, children }: { tone?: Tone; icon?: ReactNode; children: ReactNode }) {
  return (
    <span
      className={clsx(
        'inline-flex h-5 max-w-full items-center gap-1 whitespace-nowrap rounded-full px-2 font-medium text-2xs',
        TONE[tone],
      )}
    >
      {icon}
      <span className="truncate">{children}</span>
    </span>
  );
}
