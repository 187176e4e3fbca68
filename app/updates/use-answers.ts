import { useRevalidator } from '@remix-run/react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type WaitingItem, waitingKey } from '#shared/updates/waiting.ts';
import { mergeWaiting } from './merge-waiting.ts';
import type { AnswerInput, Offer } from './offers.ts';
import { sendAnswer } from './send-answer.ts';

/** What became of an answer that was given here. */
export type AnswerState =
  | { readonly phase: 'saving' | 'saved'; readonly words: string; readonly item: WaitingItem }
  | { readonly phase: 'refused'; readonly message: string; readonly item: WaitingItem };

export interface Answers {
  /** What is shown: what waits, and what was answered on this page. */
  readonly items: readonly WaitingItem[];
  stateOf(item: WaitingItem): AnswerState | null;
  give(item: WaitingItem, offer: Offer, input: AnswerInput): void;
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

  const items = useMemo(() => {
    shown.current = mergeWaiting(shown.current, listed, new Set(current.keys()));
    return shown.current;
  }, [listed, current]);

  const give = useCallback(
    (item: WaitingItem, offer: Offer, input: AnswerInput) => {
      const set = (state: AnswerState) => setStates((before) => new Map(before).set(waitingKey(item), state));
      const words = offer.words(input);
      set({ phase: 'saving', words, item });
      void sendAnswer(orgId, offer.answer(input)).then((outcome) => {
        set(outcome.ok ? { phase: 'saved', words, item } : { phase: 'refused', message: outcome.message, item });
        setNews(
          outcome.ok ? `Saved. ${item.title || 'Mention'}: ${words}.` : `Not saved. ${item.title}: ${outcome.message}`,
        );
        revalidate();
      });
    },
    [orgId, revalidate],
  );

  useRefreshOnFocus(revalidate);
  return { items, news, give, stateOf: (item) => current.get(waitingKey(item)) ?? null };
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
