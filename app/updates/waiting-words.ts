import { formatDay } from '#app/board/fields/day-text.ts';
import { addDays } from '#shared/schedule/calendar.ts';
import type { WaitingItem, WaitingKind, WaitingLink } from '#shared/updates/waiting.ts';
import { dayDistance } from './day-distance.ts';

/** What a kind is called above its rows, and what it means. */
export const KIND_WORDS: Readonly<Record<WaitingKind, { readonly title: string; readonly hint: string }>> = {
  review: { title: 'Risks to review', hint: 'Yours, and past their review interval' },
  action: { title: 'Actions due', hint: 'Yours, overdue or due within a week' },
  link: { title: 'Dependencies', hint: 'It is the turn of your team, or of an item of yours' },
  mention: { title: 'Mentions', hint: 'Comments that name you, with no answer of yours' },
  initiative: { title: 'Past their end', hint: 'Initiatives of yours that are not done' },
};

/** Why an item waits, in a line. */
export function whyItWaits(item: WaitingItem, today: string): string {
  switch (item.kind) {
    case 'review': {
      if (item.lastReviewed === null) return 'Never reviewed';
      const due = addDays(item.lastReviewed, item.reviewEvery);
      return `Last reviewed ${formatDay(item.lastReviewed)}, due ${dayDistance(due, today)}`;
    }
    case 'action': {
      const due = `Due ${formatDay(item.due)}, ${dayDistance(item.due, today)}`;
      return item.risk ? `${due}, against “${item.risk}”` : due;
    }
    case 'link':
      return linkWords(item);
    case 'mention':
      return item.excerpt;
    default: {
      const done = item.progress > 0 ? `, ${Math.round(item.progress)}% done` : '';
      return `Ended ${formatDay(item.end)}, ${dayDistance(item.end, today)}; ${item.status.replaceAll('-', ' ')}${done}`;
    }
  }
}

function linkWords({ side, state, what, needBy, promised, other }: WaitingLink): string {
  const team = other ? [other.team, `“${other.title}”`].filter(Boolean).join(', ') : 'An item of another board';
  const thing = what ? `: ${what}` : '';
  if (side === 'consumer') {
    const need = needBy ? `, needed by ${formatDay(needBy)}` : '';
    return `${team} offers it${promised ? ` for ${formatDay(promised)}` : ''}${need}${thing}`;
  }
  if (state === 'committed' && promised) return `Promised to ${team} for ${formatDay(promised)}, not delivered${thing}`;
  return `${team} asks for it${needBy ? ` by ${formatDay(needBy)}` : ''}${thing}`;
}

/** Whether it is not only due but late: marked so. */
export function isLate(item: WaitingItem, today: string): boolean {
  if (item.kind === 'action') return item.due < today;
  if (item.kind === 'initiative') return true;
  return item.kind === 'link' && item.side === 'supplier' && (item.promised ?? item.needBy ?? today) < today;
}

/** Where the record of an item is opened: on its board, in the panel. */
export function placeOf(item: WaitingItem): string {
  const base = `/b/${item.boardId}`;
  switch (item.kind) {
    case 'review':
      return `${base}/risks?item=risks/${item.id}`;
    case 'action':
      return `${base}/risks?item=actions/${item.id}`;
    case 'link':
      return `${base}/dependencies?item=dependencies/${item.id}`;
    case 'mention':
      return `${base}/${item.recordKind === 'risks' ? 'risks' : 'initiatives'}?item=${item.recordKind}/${item.recordId}`;
    default:
      return `${base}/initiatives?item=initiatives/${item.id}`;
  }
}
