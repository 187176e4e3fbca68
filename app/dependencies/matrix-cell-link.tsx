import { Link } from '@remix-run/react';
import { clsx } from 'clsx';
import type { LinkStateName, MatrixCell } from '#shared/dependencies/cross-team-links.ts';
import { worstState } from '#shared/dependencies/roll-up.ts';
import { LINK_STATES, LinkStateIcon } from './link-state-icon.tsx';
import { cellWords } from './link-words.ts';

interface MatrixCellLinkProps {
  readonly cell: MatrixCell;
  readonly from: string;
  readonly to: string;
  readonly isChosen: boolean;
  readonly address: string;
}

/** How many links two teams have, and the worst of them as shape, colour and words. Shows them in the list. */
export function MatrixCellLink({ cell, from, to, isChosen, address }: MatrixCellLinkProps) {
  const state = worstState(cell);
  const words = cellWords(cell, from, to);
  return (
    <Link
      to={address}
      replace
      preventScrollReset
      aria-label={words}
      title={words}
      aria-current={isChosen || undefined}
      className={clsx(
        'flex h-full min-h-9 flex-col items-center justify-center rounded-bar px-1 leading-none -outline-offset-1',
        'hover:inset-ring-1 hover:inset-ring-current aria-[current]:inset-ring-2 aria-[current]:inset-ring-ink',
        LINK_STATES[state].tint,
      )}
    >
      <span className="flex items-center gap-0.5 font-bold text-xs tabular-nums">
        <LinkStateIcon state={state} className="size-3" />
        {cell.count}
      </span>
      <span className="mt-0.5 whitespace-nowrap text-2xs leading-none tabular-nums">{shortWords(state, cell)}</span>
    </Link>
  );
}

function shortWords(state: LinkStateName, cell: MatrixCell): string {
  switch (state) {
    case 'conflict':
      return `−${cell.daysShort} d`;
    case 'tight':
      return 'tight';
    case 'over':
      return 'over';
    case 'unknown':
      return 'dates?';
    case 'fine':
      return 'fine';
  }
}
