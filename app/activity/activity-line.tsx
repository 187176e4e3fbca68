import { Link } from '@remix-run/react';
import { ChevronRight, Layers, type LucideIcon, Minus, PenLine, Plus } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { InstantText } from '#app/board/history/instant-text.tsx';
import type { BoardActivityRow } from '#shared/activity/activity-filter.ts';
import { RECORD_KINDS } from '#shared/board/record-kind.ts';
import type { ActivityLine, Burst, RecordLine } from './activity-lines.ts';

/** What lines lead to, and who did what they say. */
export interface LinePlaces {
  /** Address that opens a record; null for what has no panel. */
  recordTo(line: RecordLine): string | null;
  /** What the board is called and where it is, where the list is of several boards. */
  board(boardId: string): { readonly title: string; readonly to: string } | null;
  nameOf(actorId: string | null): string;
}

/** Shape says it as well as colour: a plus, a pen, a minus. */
const MARKS: Readonly<Record<BoardActivityRow['change'], { Icon: LucideIcon; style: string; name: string }>> = {
  added: { Icon: Plus, style: 'border-ok text-ok-text', name: 'Added' },
  changed: { Icon: PenLine, style: 'border-line-strong text-ink-2', name: 'Changed' },
  removed: { Icon: Minus, style: 'border-dashed border-bad text-bad-text', name: 'Deleted' },
};

/** A line of a list of activity; of many records in one go it opens to show them. */
export function ActivityLineItem({ line, places }: { line: ActivityLine; places: LinePlaces }) {
  return line.type === 'burst' ? (
    <BurstItem burst={line} places={places} />
  ) : (
    <RecordItem line={line.line} places={places} />
  );
}

/** Lines far away cost nothing but their place. */
const ITEM_STYLE = 'px-3 py-2.5 [contain-intrinsic-size:auto_4.5rem] [content-visibility:auto]';

function RecordItem({ line, places, inBurst = false }: { line: RecordLine; places: LinePlaces; inBurst?: boolean }) {
  const { kind, title, change, words, why, at, actorId, boardId } = line;
  const { Icon, style, name } = MARKS[change];
  const to = change === 'removed' ? null : places.recordTo(line);
  const called = title || (kind === 'meta' ? 'The board' : RECORD_KINDS[kind].noun);
  return (
    <li className={inBurst ? 'py-1.5' : ITEM_STYLE} data-activity={line.key}>
      <Frame mark={<Mark Icon={Icon} style={style} name={name} />} at={inBurst ? null : at}>
        <p className="wrap-anywhere">
          {to === null ? (
            <span className={`font-medium ${change === 'removed' ? 'text-ink-2 line-through' : ''}`}>{called}</span>
          ) : (
            <Link
              to={to}
              preventScrollReset
              className="inline-block min-h-6 font-medium hover:text-link hover:underline"
            >
              {called}
            </Link>
          )}
          <span className="text-ink-3 text-xs">
            {kind !== 'meta' && ` ${RECORD_KINDS[kind].noun}`}
            {!inBurst && <OnBoard board={places.board(boardId)} />}
          </span>
        </p>
        <Did name={inBurst ? null : places.nameOf(actorId)} words={words} />
        {why && <Why text={why} />}
      </Frame>
    </li>
  );
}

function BurstItem({ burst, places }: { burst: Burst; places: LinePlaces }) {
  const [isOpen, setOpen] = useState(false);
  const listId = useId();
  const { lines, words, why, at, actorId, boardId } = burst;
  return (
    <li className={ITEM_STYLE} data-activity={burst.key}>
      <Frame mark={<Mark Icon={Layers} style="border-line-strong text-ink-2" name="Many at once" />} at={at}>
        <p className="wrap-anywhere">
          <button
            type="button"
            aria-expanded={isOpen}
            aria-controls={listId}
            className="inline-flex min-h-6 items-center gap-1 text-left font-medium hover:text-link"
            onClick={() => setOpen(!isOpen)}
          >
            {lines.length} changes in one go
            <ChevronRight aria-hidden size={14} className={`shrink-0 text-ink-3 ${isOpen ? 'rotate-90' : ''}`} />
          </button>
          <span className="text-ink-3 text-xs">
            <OnBoard board={places.board(boardId)} />
          </span>
        </p>
        <Did name={places.nameOf(actorId)} words={words} />
        {why && <Why text={why} />}
        <ul id={listId} hidden={!isOpen} className="mt-1 border-line border-l pl-3">
          {isOpen && lines.map((line) => <RecordItem key={line.key} line={line} places={places} inBurst />)}
        </ul>
      </Frame>
    </li>
  );
}

function Frame({ mark, at, children }: { mark: ReactNode; at: string | null; children: ReactNode }) {
  return (
    <div className="flex items-start gap-3">
      {mark}
      <div className="min-w-0 flex-1">
        {children}
        {at !== null && (
          <p className="mt-0.5 text-ink-3 text-xs sm:hidden">
            <InstantText instant={at} />
          </p>
        )}
      </div>
      {at !== null && (
        <span className="shrink-0 pt-0.5 text-ink-3 text-xs max-sm:hidden">
          <InstantText instant={at} />
        </span>
      )}
    </div>
  );
}

function Mark({ Icon, style, name }: { Icon: LucideIcon; style: string; name: string }) {
  return (
    <span className={`mt-px inline-flex size-5 shrink-0 items-center justify-center rounded-sm border ${style}`}>
      <Icon aria-hidden size={13} />
      <span className="sr-only">{name}</span>
    </span>
  );
}

function OnBoard({ board }: { board: ReturnType<LinePlaces['board']> }) {
  if (!board) return null;
  return (
    <>
      {' · '}
      <Link to={board.to} className="inline-block min-h-6 hover:text-link hover:underline">
        {board.title}
      </Link>
    </>
  );
}

function Did({ name, words }: { name: string | null; words: string }) {
  return (
    <p className="wrap-anywhere text-ink-2 tabular-nums">
      {name === null ? (
        words.charAt(0).toUpperCase() + words.slice(1)
      ) : (
        <>
          <span className="font-medium text-ink">{name}</span> {words}
        </>
      )}
    </p>
  );
}

function Why({ text }: { text: string }) {
  return (
    <p className="wrap-anywhere mt-0.5 border-line border-l-2 pl-2 text-ink">
      <span className="sr-only">Reason: </span>
      {text}
    </p>
  );
}
