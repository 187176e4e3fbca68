import { useNavigate } from '@remix-run/react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { can } from '#shared/permissions/can.ts';
import type { Role } from '#shared/permissions/role.ts';
import { WAITING_KINDS, type WaitingList as Waiting, type WaitingItem, waitingKey } from '#shared/updates/waiting.ts';
import { offersOf } from './offers.ts';
import { type Answers, isOpenState } from './use-answers.ts';
import { WaitingRow } from './waiting-row.tsx';
import { KIND_WORDS, placeOf } from './waiting-words.ts';

interface WaitingListProps {
  readonly answers: Answers;
  readonly matrices: Waiting['matrices'];
  readonly today: string;
  readonly role: Role;
}

const STEPS: Readonly<Record<string, number>> = { j: 1, arrowdown: 1, k: -1, arrowup: -1 };

/** All that waits, by kind, as one list to walk: `J` and `K` or the arrows go from row to row. */
export function WaitingList({ answers, matrices, today, role }: WaitingListProps) {
  const { items } = answers;
  const navigate = useNavigate();
  const rows = useRef(new Map<string, HTMLElement>());
  const [active, setActive] = useState<string | null>(null);
  const keys = items.map(waitingKey);
  const tabStop = active !== null && keys.includes(active) ? active : (keys[0] ?? null);
  const isWaiting = (item: WaitingItem) => isOpenState(answers.stateOf(item));

  const focusOn = (key: string | undefined) => {
    const row = key === undefined ? undefined : rows.current.get(key);
    row?.focus();
    row?.scrollIntoView({ block: 'nearest' });
  };
  /** From an answered row to the next that waits; where none does, the row keeps the focus. */
  const goOn = (from: string) => {
    const at = keys.indexOf(from);
    const order = [...items.slice(at + 1), ...items.slice(0, at)];
    const next = order.find(isWaiting);
    focusOn(next ? waitingKey(next) : from);
  };
  const step = (key: string): boolean => {
    const by = STEPS[key] ?? 0;
    const at = tabStop === null ? -1 : keys.indexOf(tabStop);
    if (key === 'home') focusOn(keys[0]);
    else if (key === 'end') focusOn(keys.at(-1));
    else if (by !== 0) focusOn(keys[Math.min(keys.length - 1, Math.max(0, at + by))]);
    else return false;
    return true;
  };
  /** Takes an answer back, and stands where it waits again. */
  const undo = (item?: WaitingItem) => {
    const undone = answers.undo(item);
    if (undone) focusOn(waitingKey(undone));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const isInRow = event.target instanceof Element && event.target.matches('article');
    if (event.defaultPrevented || event.altKey) return;
    if (isInRow && event.key.toLowerCase() === 'z' && !event.shiftKey) {
      event.preventDefault();
      const here = items.find((item) => waitingKey(item) === tabStop);
      return undo(here && !isWaiting(here) ? here : undefined);
    }
    if (event.ctrlKey || event.metaKey) return;
    if (step(event.key.toLowerCase())) event.preventDefault();
  };

  // Nobody has the focus when the page opens: the first arrow enters the list.
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      const nowhere = document.activeElement === document.body || document.activeElement?.id === 'page';
      if (!nowhere || event.ctrlKey || event.metaKey || event.altKey) return;
      if (!(event.key.toLowerCase() in STEPS) || tabStop === null) return;
      event.preventDefault();
      rows.current.get(tabStop)?.focus();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [tabStop]);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the rows have the focus; their keys come up to here
    <div onKeyDown={onKeyDown} className="flex flex-col gap-6">
      {WAITING_KINDS.map((kind) => {
        const ofKind = items.filter((item) => item.kind === kind);
        if (ofKind.length === 0) return null;
        const left = ofKind.filter(isWaiting).length;
        return (
          <section key={kind} aria-labelledby={`waiting-${kind}`}>
            <div className="mb-2 flex flex-wrap items-baseline gap-x-2">
              <h2 id={`waiting-${kind}`} className="text-md">
                {KIND_WORDS[kind].title}
              </h2>
              <span className="text-ink-2 text-sm tabular-nums">{left === 0 ? 'all answered' : left}</span>
              <span className="text-ink-3 text-xs">{KIND_WORDS[kind].hint}</span>
            </div>
            <div className="overflow-hidden rounded-card border border-line bg-card">
              {ofKind.map((item) => {
                const key = waitingKey(item);
                return (
                  <WaitingRow
                    key={key}
                    item={item}
                    offers={offersOf(item).filter(({ needs }) => can(role, needs))}
                    state={answers.stateOf(item)}
                    today={today}
                    matrix={matrices[item.boardId] ?? null}
                    isTabStop={key === tabStop}
                    onFocus={() => setActive(key)}
                    onAnswer={(offer, input) => {
                      answers.give(item, offer, input);
                      goOn(key);
                    }}
                    onOpen={() => navigate(placeOf(item))}
                    onUndo={() => undo(item)}
                    rowRef={(element) => {
                      if (element) rows.current.set(key, element);
                      else rows.current.delete(key);
                    }}
                  />
                );
              })}
            </div>
          </section>
        );
      })}
    </div>
  );
}
