import { useRevalidator } from '@remix-run/react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Answer } from '#shared/updates/answer.ts';
import { type WaitingItem, waitingKey } from '#shared/updates/waiting.ts';
import { mergeWaiting } from './merge-waiting.ts';
import type { AnswerInput, Offer } from './offers.ts';
import { sendAnswer } from './send-answer.ts';

/** What became of an answer that was given here. */
export type AnswerState =
  | { readonly phase: 'saving'; readonly words: string; readonly item: WaitingItem }
  /** `undo` is null where it can't be taken back from here; `trouble` says why it was not. */
  | {
      readonly phase: 'saved';
      readonly words: string;
      readonly item: WaitingItem;
      readonly undo: Answer | null;
      readonly trouble: string | null;
    }
  | { readonly phase: 'refused'; readonly message: string; readonly item: WaitingItem }
  /** Taken back; the server's list does not have it again yet. */
  | { readonly phase: 'back'; readonly item: WaitingItem };

/** Whether an item can be answered. */
export const isOpenState = (state: AnswerState | null) =>
  state === null || state.phase === 'refused' || state.phase === 'back';

export interface Answers {
  /** What is shown: what waits, and what was answered on this page. */
  readonly items: readonly WaitingItem[];
  stateOf(item: WaitingItem): AnswerState | null;
  give(item: WaitingItem, offer: Offer, input: AnswerInput): void;
  /** Takes back what was answered, so that it waits again. Without an item the last answer; answers which one it was. */
  undo(item?: WaitingItem): WaitingItem | null;
  /** What is to be said aloud of the last answer. */
  readonly news: string;
}

const LEAST_REFRESH_MS = 3000;

/** The items of the page, answered in place. Asks the server anew after each answer and when the page gets the focus. */
export function useAnswers(orgId: string, listed: readonly WaitingItem[]): Answers {
  const { revalidate } = useRevalidator();
  const [states, setStates] = useState<ReadonlyMap<string, AnswerState>>(new Map());
  const [news, setNews] = useState('');
  const shown = useRef<readonly WaitingItem[]>([]);

  const current = useMemo(() => {
    const now = new Map(listed.map((item) => [waitingKey(item), item]));
    // It waits again with other values: what was answered was another question.
    const isOver = ([key, { item }]: [string, AnswerState]) => {
      const fresh = now.get(key);
      return fresh !== undefined && JSON.stringify(fresh) !== JSON.stringify(item);
    };
    return new Map([...states].filter((entry) => entry[1].phase !== 'saved' || !isOver(entry)));
  }, [listed, states]);

  useEffect(() => {
    const waits = new Set(listed.map(waitingKey));
    setStates((before) => {
      const after = new Map([...before].filter(([key, { phase }]) => phase !== 'back' || !waits.has(key)));
      return after.size === before.size ? before : after;
    });
  }, [listed]);

  const items = useMemo(() => {
    shown.current = mergeWaiting(shown.current, listed, new Set(current.keys()));
    return shown.current;
  }, [listed, current]);

  const give = useCallback(
    (item: WaitingItem, offer: Offer, input: AnswerInput) => {
      const set = (state: AnswerState) => setStates((before) => new Map(before).set(waitingKey(item), state));
      const words = offer.words(input);
      setStates((before) => {
        // What is answered again is the last answer.
        const after = new Map(before);
        after.delete(waitingKey(item));
        return after;
      });
      set({ phase: 'saving', words, item });
      void sendAnswer(orgId, offer.answer(input)).then((outcome) => {
        set(
          outcome.ok
            ? { phase: 'saved', words, item, undo: outcome.undo, trouble: null }
            : { phase: 'refused', message: outcome.message, item },
        );
        setNews(
          outcome.ok ? `Saved. ${item.title || 'Mention'}: ${words}.` : `Not saved. ${item.title}: ${outcome.message}`,
        );
        revalidate();
      });
    },
    [orgId, revalidate],
  );

  const undo = (asked?: WaitingItem): WaitingItem | null => {
    // Answers are kept in the order in which they were first given.
    const given = [...current.values()].filter((state) => !asked || waitingKey(state.item) === waitingKey(asked));
    const last = given.filter((state) => state.phase === 'saved' && state.undo !== null).at(-1);
    if (last?.phase !== 'saved' || last.undo === null) return null;
    const { item } = last;
    setStates((before) => new Map(before).set(waitingKey(item), { phase: 'saving', words: 'Taking it back', item }));
    void sendAnswer(orgId, last.undo).then((outcome) => {
      setStates((before) => {
        const after = new Map(before);
        const trouble = outcome.ok ? null : outcome.message;
        return after.set(waitingKey(item), outcome.ok ? { phase: 'back', item } : { ...last, undo: null, trouble });
      });
      setNews(
        outcome.ok ? `Taken back: ${item.title || 'Mention'} waits again.` : `Not taken back: ${outcome.message}`,
      );
      revalidate();
    });
    return item;
  };

  useRefreshOnFocus(revalidate);
  return { items, news, give, undo, stateOf: (item) => current.get(waitingKey(item)) ?? null };
}

function useRefreshOnFocus(revalidate: () => void): void {
  useEffect(() => {
    let last = performance.now();
    const refresh = () => {
      if (document.visibilityState !== 'visible' || performance.now() - last < LEAST_REFRESH_MS) return;
      last = performance.now();
      revalidate();
    };
    window.addEventListener('focus', refresh);
    document.addEventListener('visibilitychange', refresh);
    return () => {
      window.removeEventListener('focus', refresh);
      document.removeEventListener('visibilitychange', refresh);
    };
  }, [revalidate]);
}
