import { useEffect, useState } from 'react';
import { LAST_VISIT } from '#shared/history/last-visit.ts';
import type { VersionPoint } from './version-choice.ts';

export type FoundPoint =
  | { readonly state: 'loading' }
  | { readonly state: 'found'; readonly point: VersionPoint }
  | { readonly state: 'failed'; readonly message: string };

const LOADING: FoundPoint = { state: 'loading' };

/** Which version an id, a day or `last-visit` means, asked of the server; `again` asks once more. Null asks nothing. */
export function useVersionPoint(boardId: string, which: string | null, again = 0): FoundPoint {
  const [found, setFound] = useState<{ readonly key: string; readonly point: FoundPoint } | null>(null);
  const key = `${which} ${again}`;
  useEffect(() => {
    if (which === null) return;
    const abort = new AbortController();
    const settle = (point: FoundPoint) => {
      if (!abort.signal.aborted) setFound({ key, point });
    };
    findPoint(boardId, which, abort.signal).then(
      (point) => settle({ state: 'found', point }),
      (error: unknown) => settle({ state: 'failed', message: error instanceof Error ? error.message : String(error) }),
    );
    return () => abort.abort();
  }, [boardId, which, key]);
  return found?.key === key ? found.point : LOADING;
}

async function findPoint(boardId: string, which: string, signal: AbortSignal): Promise<VersionPoint> {
  let response: Response;
  try {
    response = await fetch(`/b/${boardId}/history/version?which=${encodeURIComponent(which)}`, { signal });
  } catch (error) {
    throw new Error('The server can not be reached, and this browser does not have that version.', { cause: error });
  }
  if (response.status === 404 && which === LAST_VISIT) throw new Error('There is no version of your last visit.');
  if (response.status === 404) throw new Error('This board has no such version: it may have been thinned out.');
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  return (await response.json()) as VersionPoint;
}
