import { clsx } from 'clsx';
import { Ban, Circle, CircleCheck, CircleDot, OctagonX, TriangleAlert } from 'lucide-react';
import type { InitiativeStatus } from '#shared/board/records/initiative.ts';

const STATUS = {
  planned: { Icon: Circle, name: 'Planned', style: 'text-status-planned' },
  'in-progress': { Icon: CircleDot, name: 'In progress', style: 'text-status-in-progress' },
  'at-risk': { Icon: TriangleAlert, name: 'At risk', style: 'text-status-at-risk' },
  blocked: { Icon: OctagonX, name: 'Blocked', style: 'text-status-blocked' },
  done: { Icon: CircleCheck, name: 'Done', style: 'text-status-done' },
  dropped: { Icon: Ban, name: 'Dropped', style: 'text-status-dropped' },
} as const satisfies Record<InitiativeStatus, object>;

/** The words for a status. */
export const statusName = (status: InitiativeStatus): string => STATUS[status].name;

/** A status as its own shape in its colour. `decorative` where the word stands beside it. */
export function StatusIcon({ status, decorative = false }: { status: InitiativeStatus; decorative?: boolean }) {
  const { Icon, name, style } = STATUS[status];
  return (
    <span
      {...(decorative ? { 'aria-hidden': true } : { role: 'img', 'aria-label': name, title: name })}
      className={clsx('inline-flex shrink-0', style)}
    >
      <Icon aria-hidden className="size-4" strokeWidth={2.25} />
    </span>
  );
}
