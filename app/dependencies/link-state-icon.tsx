import { clsx } from 'clsx';
import { Check, CircleHelp, CircleMinus, OctagonX, TriangleAlert } from 'lucide-react';
import type { LinkStateName } from '#shared/dependencies/cross-team-links.ts';

/** How each state looks: its own shape, colours for text on a tint, and a word. */
export const LINK_STATES = {
  conflict: { Icon: OctagonX, tint: 'bg-bad-tint text-bad-text', name: 'Conflict: short of time' },
  tight: { Icon: TriangleAlert, tint: 'bg-warn-tint text-warn-text', name: 'Tight: at most a week to spare' },
  fine: { Icon: Check, tint: 'bg-ok-tint text-ok-text', name: 'Fine' },
  over: { Icon: CircleMinus, tint: 'bg-sunken text-ink-2', name: 'Over: done or dropped' },
  unknown: { Icon: CircleHelp, tint: 'bg-sunken text-ink-2', name: 'Dates missing' },
} as const satisfies Record<LinkStateName, object>;

/** The shape of a state; the words stand beside it. */
export function LinkStateIcon({ state, className }: { state: LinkStateName; className?: string }) {
  const { Icon } = LINK_STATES[state];
  return <Icon aria-hidden strokeWidth={2.5} className={clsx('shrink-0', className ?? 'size-3.5')} />;
}
