import { Link } from '@remix-run/react';
import { clsx } from 'clsx';
import { AtSign, Check, CircleAlert, CircleCheck, Flag, LoaderCircle, Waypoints } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { TrendMark } from '#app/board/checks/trend-mark.tsx';
import { Badge } from '#app/components/badge.tsx';
import { Button } from '#app/components/button.tsx';
import { Kbd } from '#app/components/kbd.tsx';
import { LevelBadge } from '#app/components/level-badge.tsx';
import { TimeAgo } from '#app/components/time-ago.tsx';
import type { Matrix } from '#shared/board/records/board-meta.ts';
import { riskTrend } from '#shared/risk/trend.ts';
import type { WaitingItem } from '#shared/updates/waiting.ts';
import { AnswerForm, digitOf } from './answer-form.tsx';
import type { AnswerInput, Offer } from './offers.ts';
import { type AnswerState, isOpenState } from './use-answers.ts';
import { isLate, placeOf, whyItWaits } from './waiting-words.ts';

interface WaitingRowProps {
  readonly item: WaitingItem;
  readonly offers: readonly Offer[];
  readonly state: AnswerState | null;
  readonly today: string;
  readonly matrix: Matrix | null;
  /** The one row that Tab enters. */
  readonly isTabStop: boolean;
  readonly onAnswer: (offer: Offer, input: AnswerInput) => void;
  readonly onOpen: () => void;
  readonly onUndo: () => void;
  /** Told where the focus is. */
  readonly onFocus: () => void;
  readonly rowRef: (element: HTMLElement | null) => void;
}

const NOTHING: AnswerInput = { day: null, text: '', score: null };

/** One item that waits: what and why, and its answers, each by a key of the row or its button. */
export function WaitingRow(props: WaitingRowProps) {
  const { item, offers, state, today, matrix, isTabStop, onAnswer, onOpen, onUndo, onFocus, rowRef } = props;
  const [asking, setAsking] = useState<{ readonly offer: Offer; readonly digit: number | null } | null>(null);
  const row = useRef<HTMLElement | null>(null);
  const isOpen = isOpenState(state);
  const answered = !isOpen;
  // Somebody else's change may take the way that was begun away with it.
  useEffect(() => {
    if (answered) setAsking(null);
  }, [answered]);

  const choose = (offer: Offer, digit: number | null = null) => {
    if (!isOpen) return;
    if (offer.form) return setAsking({ offer, digit });
    onAnswer(offer, NOTHING);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== row.current) return;
    const key = event.key.toLowerCase();
    if (event.key === 'Enter') {
      event.preventDefault();
      return onOpen();
    }
    const digit = digitOf(key);
    const scoring = digit !== null && matrix ? offers.find(({ form }) => form?.score) : undefined;
    const offer = scoring ?? offers.find((one) => one.key === key);
    if (!offer) return;
    event.preventDefault();
    choose(offer, scoring ? digit : null);
  };
  const late = isLate(item, today);
  return (
    <article
      ref={(element) => {
        row.current = element;
        rowRef(element);
      }}
      aria-label={`${item.title || 'Mention'}, ${item.boardTitle}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the keys of a row are pressed on the row
      tabIndex={isTabStop ? 0 : -1}
      onKeyDown={onKeyDown}
      onFocus={onFocus}
      className={clsx(
        'scroll-my-24 border-line border-b px-3 py-2.5 -outline-offset-2 last:border-b-0 focus:bg-hover sm:px-4',
        answered && 'text-ink-3',
      )}
    >
      <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
        <span className="flex h-6 w-12 shrink-0 items-center justify-center">
          <RowSign item={item} />
        </span>
        <div className="min-w-0 flex-1 basis-64">
          <div className="flex min-w-0 flex-wrap items-baseline gap-x-2">
            <Link to={placeOf(item)} tabIndex={-1} className="min-w-0 truncate font-medium hover:underline">
              {titleOf(item)}
            </Link>
            <span className="min-w-0 truncate text-ink-3 text-xs">
              {[item.boardTitle, item.team].filter(Boolean).join(' · ')}
            </span>
          </div>
          <div
            className={clsx(
              'flex flex-wrap items-center gap-x-2 text-sm',
              late && isOpen ? 'text-bad-text' : 'text-ink-2',
            )}
          >
            <span className="min-w-0 text-pretty [overflow-wrap:anywhere]">{whyItWaits(item, today)}</span>
            {item.kind === 'review' && <Trend item={item} matrix={matrix} />}
            {item.kind === 'mention' && <TimeAgo date={new Date(item.at)} />}
          </div>
        </div>
        <div className="flex flex-wrap items-center gap-1.5">
          {answered ? (
            <Outcome state={state} isTabStop={isTabStop} onUndo={onUndo} />
          ) : (
            offers.map((offer) => (
              <Button
                key={offer.id}
                size="sm"
                tabIndex={isTabStop ? 0 : -1}
                aria-expanded={offer.form ? asking?.offer.id === offer.id : undefined}
                onClick={() => choose(offer)}
              >
                {offer.label}
                <span aria-hidden className="hidden lg:inline">
                  <Kbd>{offer.key.toUpperCase()}</Kbd>
                </span>
              </Button>
            ))
          )}
        </div>
      </div>
      {state?.phase === 'refused' && (
        <p className="mt-1.5 flex items-center gap-1.5 text-bad-text text-sm sm:ml-15">
          <CircleAlert aria-hidden className="size-4 shrink-0" />
          Not saved: {state.message}
        </p>
      )}
      {asking && isOpen && (
        <AnswerForm
          key={asking.offer.id}
          label={`${asking.offer.label}: ${item.title}`}
          asked={asking.offer.form ?? {}}
          today={today}
          matrix={matrix}
          firstDigit={asking.digit}
          onAnswer={(input) => {
            setAsking(null);
            onAnswer(asking.offer, input);
          }}
          onCancel={() => {
            setAsking(null);
            row.current?.focus();
          }}
        />
      )}
    </article>
  );
}

function titleOf(item: WaitingItem): string {
  if (item.kind === 'mention') return `${item.author || 'Somebody'}${item.title ? ` on ${item.title}` : ''}`;
  if (item.kind === 'review' || item.kind === 'initiative') return [item.key, item.title].filter(Boolean).join(' ');
  return item.title;
}

function RowSign({ item }: { readonly item: WaitingItem }) {
  if (item.kind === 'review') {
    if (item.level && item.score !== null) return <LevelBadge level={item.level} score={item.score} />;
    return <span className="whitespace-nowrap text-2xs text-ink-3">No score</span>;
  }
  const Icon = { action: CircleCheck, link: Waypoints, mention: AtSign, initiative: Flag }[item.kind];
  return <Icon aria-hidden className="size-4 text-ink-3" />;
}

function Trend({
  item,
  matrix,
}: {
  readonly item: Extract<WaitingItem, { kind: 'review' }>;
  readonly matrix: Matrix | null;
}) {
  const { likelihood: currentLikelihood, impact: currentImpact, reviewedLikelihood, reviewedImpact } = item;
  const trend = matrix && riskTrend(matrix, { currentLikelihood, currentImpact, reviewedLikelihood, reviewedImpact });
  if (!trend) return null;
  return <TrendMark trend={trend} />;
}

interface OutcomeProps extends Pick<WaitingRowProps, 'state' | 'isTabStop' | 'onUndo'> {}

function Outcome({ state, isTabStop, onUndo }: OutcomeProps) {
  if (state?.phase !== 'saving' && state?.phase !== 'saved') return null;
  const isSaved = state.phase === 'saved';
  const Icon = isSaved ? Check : LoaderCircle;
  return (
    <>
      {isSaved && state.trouble && <span className="text-bad-text text-xs">Not taken back: {state.trouble}</span>}
      <Badge tone={isSaved ? 'ok' : 'neutral'} icon={<Icon aria-hidden className="size-3" />}>
        {isSaved ? `Saved: ${state.words}` : `Saving: ${state.words}`}
      </Badge>
      {isSaved && state.undo && (
        <Button size="sm" tabIndex={isTabStop ? 0 : -1} onClick={onUndo}>
          Undo
          <span aria-hidden className="hidden lg:inline">
            <Kbd>Z</Kbd>
          </span>
        </Button>
      )}
    </>
  );
}
