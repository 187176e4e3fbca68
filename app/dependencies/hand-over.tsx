import { CalendarClock } from 'lucide-react';
import { formatDay } from '#app/board/fields/day-text.ts';
import { Badge, type Tone } from '#app/components/badge.tsx';
import type { HandshakeState } from '#shared/board/records/dependency.ts';
import type { CrossTeamLink } from '#shared/dependencies/cross-team-links.ts';
import { promiseWords } from './link-words.ts';

/** The states of the hand-shake as people read them. */
export const HANDSHAKES: Readonly<Record<HandshakeState, { readonly words: string; readonly tone: Tone }>> = {
  asked: { words: 'Asked', tone: 'neutral' },
  offered: { words: 'Offered', tone: 'neutral' },
  committed: { words: 'Committed', tone: 'ok' },
  declined: { words: 'Declined', tone: 'bad' },
  delivered: { words: 'Delivered', tone: 'ok' },
};

const TYPES = {
  FS: 'finish to start',
  SS: 'start to start',
  FF: 'finish to finish',
  SF: 'start to finish',
} as const;

/** What is handed over, how far the two sides are, and how the dates bind. */
export function HandOver({ link }: { link: CrossTeamLink }) {
  const { words, tone } = HANDSHAKES[link.handshake];
  const promise = promiseWords(link);
  const lag = link.lag === 0 ? '' : `, ${Math.abs(link.lag)} d ${link.lag > 0 ? 'later' : 'earlier'}`;
  const days = [
    link.needBy !== null && `needed by ${formatDay(link.needBy)}`,
    link.promisedOn !== null && `promised for ${formatDay(link.promisedOn)}`,
  ].filter(Boolean);
  return (
    <div className="flex max-w-[40vw] flex-col sm:max-w-64 items-start gap-0.5">
      {link.what !== '' && <span className="line-clamp-2 [overflow-wrap:anywhere]">{link.what}</span>}
      <span className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
        <Badge tone={tone}>{words}</Badge>
        <span className="text-2xs text-ink-3">
          {TYPES[link.type]}
          {lag}
        </span>
      </span>
      {days.length > 0 && <span className="text-2xs text-ink-2">{days.join(', ')}</span>}
      {link.promiseLate !== null && link.promiseLate > 0 && (
        <span className="flex items-center gap-1 font-medium text-2xs text-bad-text">
          <CalendarClock aria-hidden className="size-3 shrink-0" />
          {promise}
        </span>
      )}
    </div>
  );
}
