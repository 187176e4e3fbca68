import { ChevronDown } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { changeWords } from '#app/board/activity/change-words.ts';
import { type ActivityState, useActivity } from '#app/board/activity/use-activity.ts';
import { useBoard } from '#app/board/shell/board-context.ts';
import { Button } from '#app/components/button.tsx';
import { Skeleton } from '#app/components/skeleton.tsx';
import { TextLink } from '#app/components/text-link.tsx';
import { TimeAgo } from '#app/components/time-ago.tsx';
import type { RecordKind } from '#shared/board/record-kind.ts';
import { type ChangeGroup, describeChanges } from '#shared/diff/describe-change.ts';
import { usePanel } from './panel-context.ts';

interface HistorySectionProps {
  readonly kind: RecordKind;
  readonly id: string;
  /** The record, or whatever else is another object when the record changed. */
  readonly version: unknown;
}

/** Who changed what of a record, when and why: the last change, and all of them when it is opened. */
export function HistorySection(props: HistorySectionProps) {
  const { session } = usePanel();
  const { base } = useBoard();
  const live = `/b/${session.boardId}`;
  const { kind, id } = props;
  if (base === live) return <LiveHistory key={`${kind}/${id}`} {...props} />;
  return (
    <section className="flex flex-col gap-2 border-line border-t pt-4">
      <h2 className="text-sm">History</h2>
      <p className="text-ink-3">
        This is a version of the past. What changed is told{' '}
        <TextLink to={`${live}?item=${kind}/${encodeURIComponent(id)}`}>on the live board</TextLink>.
      </p>
    </section>
  );
}

function LiveHistory({ kind, id, version }: HistorySectionProps) {
  const { session, fields } = usePanel();
  const { state, refresh, loadMore } = useActivity(session.boardId, kind, id, version);
  const [isOpen, setOpen] = useState(false);
  const listId = useId();
  const page = state.state === 'known' ? state.page : null;
  const changes = page ? describeChanges(page.rows, changeWords(fields)) : [];
  const nameOf = (actorId: string | null) => {
    if (actorId === null) return null;
    if (actorId === session.me.id) return 'You';
    return fields.people.find((person) => person.id === actorId)?.name ?? page?.names[actorId] ?? 'A former member';
  };
  const [latest] = changes;
  return (
    <section className="flex flex-col gap-2 border-line border-t pt-3">
      <h2 className="text-sm">
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={listId}
          className="-mx-1 flex min-h-7 w-full items-center gap-2 rounded-sm px-1 text-left hover:bg-hover"
          onClick={() => setOpen(!isOpen)}
        >
          History
          {latest && (
            <span className="ml-auto font-normal text-ink-3 text-xs">
              <TimeAgo date={new Date(latest.at)} />
            </span>
          )}
          <ChevronDown
            aria-hidden
            size={14}
            className={`shrink-0 text-ink-3 ${latest ? '' : 'ml-auto'} ${isOpen ? 'rotate-180' : ''}`}
          />
        </button>
      </h2>
      <div id={listId} className="flex flex-col gap-3">
        {state.state === 'loading' && <Skeleton className="h-4 w-3/4" />}
        {state.state === 'failed' && <Failed what="The history" onRetry={refresh} />}
        {page && changes.length === 0 && (
          <p className="text-ink-3">No change has been noted yet. What changes from now on stands here.</p>
        )}
        {!isOpen && latest && <ChangeLine change={latest} name={nameOf(latest.actorId)} brief />}
        {isOpen && changes.length > 0 && (
          <ol className="flex flex-col gap-3">
            {changes.map((change) => (
              <li key={change.id}>
                <ChangeLine change={change} name={nameOf(change.actorId)} />
              </li>
            ))}
          </ol>
        )}
        {isOpen && <More state={state} onMore={loadMore} />}
      </div>
    </section>
  );
}

interface ChangeLineProps {
  readonly change: ChangeGroup;
  /** Null: nobody who has an account. */
  readonly name: string | null;
  /** Where the head says when: two lines at most. */
  readonly brief?: boolean;
}

/** "Jana moved the end 7 Apr 2027 → 23 Apr 2027 (+12 d) · 12 min ago: the vendor's sandbox is late". */
function ChangeLine({ change, name, brief = false }: ChangeLineProps) {
  const words = change.sentences.join(', ');
  return (
    <div className="text-ink-2 text-sm tabular-nums">
      <p className={`wrap-anywhere ${brief ? 'line-clamp-2' : ''}`}>
        {name === null ? capital(words) : <PersonDid name={name}>{words}</PersonDid>}
        {!brief && (
          <span className="whitespace-nowrap text-ink-3 text-xs">
            {' · '}
            <TimeAgo date={new Date(change.at)} />
          </span>
        )}
      </p>
      {change.why && (
        <p className={`wrap-anywhere mt-0.5 border-line border-l-2 pl-2 text-ink ${brief ? 'line-clamp-2' : ''}`}>
          <span className="sr-only">Reason: </span>
          {change.why}
        </p>
      )}
    </div>
  );
}

function PersonDid({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <span className="font-medium text-ink">{name}</span> {children}
    </>
  );
}

function More({ state, onMore }: { state: ActivityState; onMore: () => void }) {
  if (state.state !== 'known' || state.more === null) return null;
  if (state.more === 'failed') return <Failed what="Older changes" onRetry={onMore} />;
  return (
    <Button size="sm" variant="quiet" className="self-start" busy={state.more === 'loading'} onClick={onMore}>
      {state.more === 'loading' ? 'Loading …' : 'Load older changes'}
    </Button>
  );
}

function Failed({ what, onRetry }: { what: string; onRetry: () => void }) {
  const why = typeof navigator !== 'undefined' && !navigator.onLine ? 'without a connection' : 'now';
  return (
    <div className="flex items-center gap-2">
      <p role="status" className="text-ink-3">
        {what} can’t be fetched {why}. Nothing is lost.
      </p>
      <Button size="sm" variant="quiet" className="ml-auto shrink-0" onClick={onRetry}>
        Try again
      </Button>
    </div>
  );
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
