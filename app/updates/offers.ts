import { formatDay } from '#app/board/fields/day-text.ts';
import { HANDSHAKE_RULES, type HandshakeStep } from '#shared/dependencies/handshake.ts';
import type { Answer } from '#shared/updates/answer.ts';
import type { WaitingItem, WaitingLink } from '#shared/updates/waiting.ts';

/** What a person typed beside an answer. */
export interface AnswerInput {
  readonly day: string | null;
  readonly text: string;
  readonly score: { readonly likelihood: number; readonly impact: number } | null;
}

/** What has to be asked before an answer can be sent. */
export interface AnswerForm {
  readonly score?: true;
  /** `preset` stands in it at first. */
  readonly day?: { readonly label: string; readonly preset: string | null };
  readonly text?: { readonly label: string; readonly required: boolean };
}

/** One way to answer an item. */
export interface Offer {
  readonly id: string;
  /** The key of the row that gives it. */
  readonly key: string;
  readonly label: string;
  /** Null: one key, and nothing to ask. */
  readonly form: AnswerForm | null;
  readonly needs: 'board:write' | 'session:write' | 'board:read';
  answer(input: AnswerInput): Answer;
  /** What was answered, once it is saved. */
  words(input: AnswerInput): string;
}

const WHY = { label: 'Why (Enter skips)', required: false } as const;
const WHY_NEEDED = { label: 'Why', required: true } as const;

/** The ways to answer an item, the one that is wanted most often first. */
export function offersOf(item: WaitingItem): readonly Offer[] {
  const at = { boardId: item.boardId, id: item.id };
  switch (item.kind) {
    case 'review': {
      const seen = { likelihood: item.likelihood, impact: item.impact };
      return [
        {
          ...simple('still-true', 'y', 'Still true', 'Reviewed today'),
          answer: () => ({ type: 'still-true', ...at, seen }),
        },
        {
          id: 'rescore',
          key: 's',
          label: 'Re-score',
          form: { score: true, text: WHY },
          needs: 'board:write',
          answer: ({ score, text }) => ({ type: 'rescore', ...at, seen, ...(score ?? NO_SCORE), reason: text }),
          words: ({ score }) => `Scored ${score?.likelihood} × ${score?.impact}, reviewed today`,
        },
      ];
    }
    case 'action': {
      const seen = { due: item.due };
      return [
        { ...simple('action-done', 'd', 'Done', 'Done today'), answer: () => ({ type: 'action-done', ...at, seen }) },
        dayOffer('action-due', 'e', 'New due date', 'Due', (due, reason) => ({
          type: 'action-due',
          ...at,
          seen,
          due,
          reason,
        })),
      ];
    }
    case 'initiative': {
      const seen = { end: item.end, status: item.status };
      return [
        {
          ...simple('initiative-done', 'd', 'Done', 'Done'),
          answer: () => ({ type: 'initiative-done', ...at, seen }),
        },
        dayOffer('initiative-end', 'e', 'New end', 'Ends', (end, reason) => ({
          type: 'initiative-end',
          ...at,
          seen,
          end,
          reason,
        })),
      ];
    }
    case 'mention':
      return [
        {
          id: 'mention-reply',
          key: 'r',
          label: 'Reply',
          form: { text: { label: 'Your reply', required: true } },
          needs: 'session:write',
          answer: ({ text }) => ({ type: 'mention-reply', ...at, text }),
          words: () => 'Replied',
        },
        {
          ...simple('mention-noted', 'n', 'Noted', 'Noted: off your list'),
          needs: 'board:read',
          answer: () => ({ type: 'mention-noted', ...at }),
        },
      ];
    default:
      return LINK_OFFERS[item.side]
        .filter(({ step }) => HANDSHAKE_RULES[step].from.includes(item.state))
        .map((offered) => linkOffer(item, offered));
  }
}

const NO_SCORE = { likelihood: 0, impact: 0 };

function simple(id: string, key: string, label: string, words: string) {
  return { id, key, label, form: null, needs: 'board:write', words: () => words } as const;
}

function dayOffer(
  id: string,
  key: string,
  label: string,
  verb: string,
  answer: (day: string, reason: string) => Answer,
): Offer {
  return {
    id,
    key,
    label,
    form: { day: { label, preset: null }, text: WHY },
    needs: 'board:write',
    answer: ({ day, text }) => answer(day ?? '', text),
    words: ({ day }) => `${verb} ${formatDay(day ?? '')}`,
  };
}

interface LinkOffer {
  readonly step: HandshakeStep;
  readonly key: string;
  readonly label: string;
  readonly done: string;
}

const LINK_OFFERS: Readonly<Record<WaitingLink['side'], readonly LinkOffer[]>> = {
  supplier: [
    { step: 'commit', key: 'c', label: 'Commit', done: 'Committed' },
    { step: 'deliver', key: 'd', label: 'Delivered', done: 'Delivered' },
    { step: 'offer', key: 'o', label: 'Offer a date', done: 'Offered' },
    { step: 'decline', key: 'x', label: 'Decline', done: 'Declined' },
  ],
  consumer: [
    { step: 'accept', key: 'c', label: 'Accept', done: 'Accepted' },
    { step: 'ask', key: 'a', label: 'Ask again', done: 'Asked again' },
  ],
};

function linkOffer(item: WaitingLink, { step, key, label, done }: LinkOffer): Offer {
  const { day, reasonRequired } = HANDSHAKE_RULES[step];
  const seen = { state: item.state, promised: item.promised };
  const asksDay = day !== null && !(step === 'commit' && item.needBy !== null);
  return {
    id: step,
    key,
    label: step === 'commit' && item.needBy ? `Commit to ${formatDay(item.needBy)}` : label,
    form:
      asksDay || reasonRequired
        ? {
            ...(asksDay && {
              day: { label: day === 'needBy' ? 'Needed by' : 'Date', preset: day === 'needBy' ? item.needBy : null },
            }),
            text: reasonRequired ? WHY_NEEDED : WHY,
          }
        : null,
    needs: 'board:write',
    answer: (input) => ({
      type: 'link',
      boardId: item.boardId,
      id: item.id,
      seen,
      step,
      day: asksDay ? input.day : null,
      reason: input.text,
    }),
    words: (input) => (asksDay && input.day ? `${done} for ${formatDay(input.day)}` : done),
  };
}
