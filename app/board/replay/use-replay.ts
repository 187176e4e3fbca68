import { useEffect, useState } from 'react';
import type { Replay, ReplayedVersion } from '#shared/history/replay.ts';
import { type ReplayFrame, replayFrames } from '#shared/history/replay-frames.ts';

export type OpenedReplay =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly message: string }
  | {
      readonly state: 'open';
      readonly frames: readonly ReplayFrame[];
      /** What could not be read; the rest works. */
      readonly damaged: readonly ReplayedVersion[];
      readonly passedOver: number;
    };

const LOADING: OpenedReplay = { state: 'loading' };
/** Versions that are made ready in one go; between them the page may paint. */
const AT_ONCE = 12;

/** The versions of a board as stops to step through; `again` asks once more. */
export function useReplay(boardId: string, again: number): OpenedReplay {
  const [opened, setOpened] = useState<{ readonly key: string; readonly replay: OpenedReplay } | null>(null);
  const key = `${boardId} ${again}`;
  useEffect(() => {
    const abort = new AbortController();
    const settle = (replay: OpenedReplay) => {
      if (!abort.signal.aborted) setOpened({ key, replay });
    };
    openReplay(boardId, abort.signal).then(settle, (error: unknown) =>
      settle({ state: 'failed', message: error instanceof Error ? error.message : String(error) }),
    );
    return () => abort.abort();
  }, [boardId, key]);
  return opened?.key === key ? opened.replay : LOADING;
}

async function openReplay(boardId: string, signal: AbortSignal): Promise<OpenedReplay> {
  const response = await fetch(`/b/${boardId}/versions`, { signal }).catch((error: unknown) => {
    throw new Error('The server can not be reached.', { cause: error });
  });
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  const { versions, passedOver } = (await response.json()) as Replay;
  const frames: ReplayFrame[] = [];
  for (const frame of replayFrames(versions)) {
    frames.push(frame);
    if (frames.length % AT_ONCE === 0) await new Promise((next) => setTimeout(next));
  }
  return { state: 'open', frames, damaged: versions.filter(({ damage }) => damage !== null), passedOver };
}
