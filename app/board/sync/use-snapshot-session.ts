import { useEffect, useState } from 'react';
import type { BoardSession } from './board-session.ts';
import type { OpenSnapshotOptions } from './open-snapshot-session.ts';

export type SnapshotSession =
  | { readonly state: 'loading' }
  | { readonly state: 'open'; readonly session: BoardSession }
  | { readonly state: 'failed'; readonly message: string };

/** A stored version of a board, opened read-only from its bytes at `stateUrl`. */
export function useSnapshotSession(
  stateUrl: string,
  { boardId, role, user }: Omit<OpenSnapshotOptions, 'state'>,
): SnapshotSession {
  const [result, setResult] = useState<SnapshotSession>({ state: 'loading' });
  const { id: userId, name: userName } = user;

  useEffect(() => {
    const abort = new AbortController();
    let opened: BoardSession | null = null;
    const open = async () => {
      const [{ openSnapshotSession }, state] = await Promise.all([
        import('./open-snapshot-session.ts'),
        fetchState(stateUrl, abort.signal),
      ]);
      if (abort.signal.aborted) return;
      opened = openSnapshotSession({ boardId, role, user: { id: userId, name: userName }, state });
      setResult({ state: 'open', session: opened });
    };
    open().catch((error: unknown) => {
      if (!abort.signal.aborted) setResult({ state: 'failed', message: messageOf(error) });
    });
    return () => {
      abort.abort();
      opened?.close();
      setResult({ state: 'loading' });
    };
  }, [stateUrl, boardId, role, userId, userName]);

  return result;
}

async function fetchState(url: string, signal: AbortSignal): Promise<Uint8Array> {
  const response = await fetch(url, { signal });
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  return new Uint8Array(await response.arrayBuffer());
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
