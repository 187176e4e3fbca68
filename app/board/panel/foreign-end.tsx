import { Link } from '@remix-run/react';
import { wordsOf } from '#app/board/fields/field-control.ts';
import { absenceWords } from '#app/dependencies/absence-words.ts';
import { datesOf } from '#app/dependencies/link-end-cell.tsx';
import { teamName } from '#app/dependencies/link-words.ts';
import type { ForeignEnd as End } from '#shared/dependencies/links-of-board.ts';

interface ForeignEndProps {
  readonly boardId: string;
  readonly id: string;
  /** Undefined until the server has said. */
  readonly end: End | undefined;
}

/** An item of another board as it stands there: title, team, dates, status; or why it can't be shown. */
export function ForeignEnd({ boardId, id, end }: ForeignEndProps) {
  if (!end?.item) {
    const { name, why } = absenceWords(end?.absence ?? null);
    return (
      <>
        <p>{name}</p>
        <p className="text-ink-2 text-xs">{why}</p>
      </>
    );
  }
  const { team, item } = end;
  return (
    <>
      <Link
        to={`/b/${boardId}/roadmap?item=${item.kind}s/${encodeURIComponent(id)}`}
        className="block max-w-full truncate font-medium hover:text-link hover:underline"
      >
        {item.title}
      </Link>
      <p className="text-ink-2 text-xs tabular-nums">
        {[team.key === 'none' ? '' : teamName(team), datesOf(item), item.status ? wordsOf(item.status) : '']
          .filter(Boolean)
          .join(' · ')}
      </p>
      <p className="truncate text-ink-3 text-xs">On board {item.boardTitle}</p>
    </>
  );
}
