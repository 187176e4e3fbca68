import { ArrowUp } from 'lucide-react';
import { type RefObject, useCallback, useEffect, useMemo, useRef } from 'react';
import { changeWords } from '#app/board/activity/change-words.ts';
import type { Person } from '#app/board/fields/person.ts';
import { Button } from '#app/components/button.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import type { ChangeWords } from '#shared/diff/describe-change.ts';
import { ActivityLineItem, type LinePlaces } from './activity-line.tsx';
import { activityLines } from './activity-lines.ts';
import { actorName } from './actor-name.ts';
import type { Sheet } from './sheet.ts';
import { useActivitySheet } from './use-activity-sheet.ts';
import { wordsContext } from './words-context.ts';

interface ActivityListProps {
  readonly first: Sheet;
  /** Address of the list's data, with its filter. */
  readonly address: string;
  readonly people: readonly Person[];
  readonly recordTo: LinePlaces['recordTo'];
  /** Where a board is, in a list of several. */
  readonly boardTo?: (boardId: string) => string;
  readonly isFiltered: boolean;
  /** Calls back when there may be news; answers how to stop. */
  readonly watch: (onNews: () => void) => () => void;
}

/** What happened, newest first: older lines come as one reads on, new ones without moving what is read. */
export function ActivityList({ first, address, people, recordTo, boardTo, isFiltered, watch }: ActivityListProps) {
  const top = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLOListElement>(null);
  const isAtTop = useTopInSight(top, list);
  const { sheet, older, waiting, loadOlder, showNew, refresh } = useActivitySheet(first, address, isAtTop);
  useEffect(() => watch(refresh), [watch, refresh]);
  const lines = useMemo(() => activityLines(sheet.rows, wordsByBoard(sheet, people)), [sheet, people]);
  const places: LinePlaces = {
    recordTo,
    board: (id) => (boardTo ? { title: sheet.boards[id]?.title ?? 'Board', to: boardTo(id) } : null),
    nameOf: (actorId) => actorName(actorId, sheet, people),
  };
  const show = () => {
    showNew();
    top.current?.scrollIntoView({ block: 'end' });
    list.current?.focus({ preventScroll: true });
  };
  return (
    <div className="flex flex-col gap-3">
      <div ref={top} className="h-px" />
      <div role="status" className="sticky top-2 z-10 -mt-4 flex justify-center">
        {waiting > 0 && (
          <Button variant="primary" size="sm" className="shadow-float" onClick={show}>
            <ArrowUp aria-hidden size={14} />
            {waiting === 1 ? '1 new change' : `${waiting} new changes`}
          </Button>
        )}
      </div>
      {lines.length === 0 ? (
        <EmptyState title={isFiltered ? 'Nothing fits this filter' : 'Nothing has happened yet'}>
          {isFiltered
            ? 'Take a part of the filter away, or choose other days.'
            : 'Every change stands here from the first one on: who made it, when, from what to what, and why.'}
        </EmptyState>
      ) : (
        <ol
          ref={list}
          tabIndex={-1}
          aria-label="Activity"
          className="flex flex-col divide-y divide-line rounded-card border border-line bg-card outline-none"
        >
          {lines.map((line) => (
            <ActivityLineItem key={line.type === 'burst' ? line.key : line.line.key} line={line} places={places} />
          ))}
        </ol>
      )}
      {sheet.next !== null ? (
        <Older key={sheet.next} state={older} onMore={loadOlder} />
      ) : (
        lines.length > 0 && !isFiltered && <p className="text-center text-ink-3 text-xs">The history begins here.</p>
      )}
    </div>
  );
}

function wordsByBoard(sheet: Sheet, people: readonly Person[]): (boardId: string) => ChangeWords {
  const made = new Map<string, ChangeWords>();
  return (boardId) => {
    const words = made.get(boardId) ?? changeWords(wordsContext(sheet.boards[boardId], people));
    made.set(boardId, words);
    return words;
  };
}

/** Whether the beginning of the list is in sight and the keyboard is not in it: then new lines may show at once. */
function useTopInSight(top: RefObject<HTMLElement | null>, list: RefObject<HTMLElement | null>) {
  const inSight = useRef(true);
  useEffect(() => {
    if (!top.current) return;
    const observer = new IntersectionObserver(([entry]) => {
      inSight.current = entry?.isIntersecting ?? true;
    });
    observer.observe(top.current);
    return () => observer.disconnect();
  }, [top]);
  return useCallback(() => inSight.current && !list.current?.contains(document.activeElement), [list]);
}

interface OlderProps {
  readonly state: 'idle' | 'loading' | 'failed';
  readonly onMore: () => void;
}

/** Asks for older lines when it comes near, and on a press. */
function Older({ state, onMore }: OlderProps) {
  const end = useRef<HTMLDivElement>(null);
  const more = useRef(onMore);
  more.current = onMore;
  useEffect(() => {
    if (!end.current) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && more.current(), {
      rootMargin: '800px',
    });
    observer.observe(end.current);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={end} className="flex flex-col items-center gap-2">
      {state === 'failed' && (
        <p role="status" className="text-ink-3">
          Older changes can’t be fetched now. Nothing is lost.
        </p>
      )}
      <Button size="sm" variant="quiet" busy={state === 'loading'} onClick={onMore}>
        {state === 'failed' ? 'Try again' : state === 'loading' ? 'Loading …' : 'Load older changes'}
      </Button>
    </div>
  );
}
