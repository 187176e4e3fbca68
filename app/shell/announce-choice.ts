import { useSyncExternalStore } from 'react';

/** Whether a screen reader is told what others change on the picture that is open. */
export const ANNOUNCE_CHOICES = ['on', 'off'] as const;
export type AnnounceChoice = (typeof ANNOUNCE_CHOICES)[number];

const KEY = 'quarterdeck.announce-changes';
const listeners = new Set<() => void>();

/** Keeps the choice on this device. Where storage is blocked it holds as long as the page. */
export function chooseAnnounce(choice: AnnounceChoice): void {
  chosen = choice;
  try {
    localStorage.setItem(KEY, choice);
  } catch {
    // Blocked storage costs the choice at the next visit, nothing else.
  }
  for (const listener of [...listeners]) listener();
}

let chosen: AnnounceChoice | null = null;

function choiceNow(): AnnounceChoice {
  chosen ??= readChoice();
  return chosen;
}

function readChoice(): AnnounceChoice {
  try {
    return localStorage.getItem(KEY) === 'off' ? 'off' : 'on';
  } catch {
    return 'on';
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** The choice in force. */
export const useAnnounceChoice = (): AnnounceChoice => useSyncExternalStore(subscribe, choiceNow, () => 'on');
