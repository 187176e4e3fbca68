import { useCallback, useState } from 'react';

/**
 * Text that was begun and not sent, kept in this tab: it outlives the panel that is closed, and a reload. Answers the
 * text and how to change it; a component that shows another draft needs another React key.
 */
export function useDraft(key: string): readonly [string, (text: string) => void] {
  const name = `quarterdeck:draft:${key}`;
  const [text, setText] = useState(() => readDraft(key));
  const write = useCallback(
    (next: string) => {
      setText(next);
      try {
        if (next === '') sessionStorage.removeItem(name);
        else sessionStorage.setItem(name, next);
      } catch {
        // A browser that keeps nothing: the draft lives as long as the panel.
      }
    },
    [name],
  );
  return [text, write];
}

/** A draft of this tab; empty where there is none. */
export function readDraft(key: string): string {
  try {
    return sessionStorage.getItem(`quarterdeck:draft:${key}`) ?? '';
  } catch {
    // See above.
    return '';
  }
}
