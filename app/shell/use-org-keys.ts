import { useNavigate } from '@remix-run/react';
import { useEffect } from 'react';

const SEQUENCE_MS = 1200;
const PLACES: Readonly<Record<string, string>> = { b: 'boards', u: 'updates', d: 'dependencies' };

/** On the organisation's pages: `G`, then `B`, `U` or `D`, goes to one of its places. */
export function useOrgKeys(home: string): void {
  const navigate = useNavigate();
  useEffect(() => {
    let goUntil = 0;
    const onKey = (event: KeyboardEvent) => {
      if (isTyping(event.target) || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
      const key = event.key.toLowerCase();
      const place = performance.now() < goUntil ? PLACES[key] : undefined;
      goUntil = key === 'g' ? performance.now() + SEQUENCE_MS : 0;
      if (place === undefined) return;
      // After a G the letter is ours: a row of a list has keys on the same ones.
      event.preventDefault();
      event.stopPropagation();
      navigate(`${home}/${place}`);
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, [navigate, home]);
}

/** Whether keys that are pressed here are text. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true;
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(target.type);
}
