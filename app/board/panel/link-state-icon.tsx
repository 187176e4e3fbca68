import { CircleCheck, CircleHelp, CircleMinus, OctagonX, TriangleAlert } from 'lucide-react';
import type { LinkState } from '#shared/schedule/conflicts.ts';

const LOOK = {
  fine: { Icon: CircleCheck, name: 'Holds', style: 'text-ok' },
  tight: { Icon: TriangleAlert, name: 'Tight', style: 'text-warn' },
  conflict: { Icon: OctagonX, name: 'Conflict', style: 'text-bad' },
  over: { Icon: CircleMinus, name: 'Over', style: 'text-ink-3' },
  unknown: { Icon: CircleHelp, name: 'Unknown', style: 'text-ink-3' },
} as const;

/** How a dependency stands: a shape of its own in its colour. */
export function LinkStateIcon({ state }: { state: LinkState }) {
  const { Icon, name, style } = LOOK[state.state];
  return (
    <span role="img" aria-label={name} title={name} className={`inline-flex shrink-0 ${style}`}>
      <Icon aria-hidden size={15} />
    </span>
  );
}
