import { useSearchParams } from '@remix-run/react';
import { clsx } from 'clsx';
import { useEffect, useMemo, useState } from 'react';
import { HistoryTabs } from '#app/board/history/history-tabs.tsx';
import { useBoard } from '#app/board/shell/board-context.ts';
import { Button } from '#app/components/button.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import { ErrorPanel } from '#app/components/error-panel.tsx';
import { SegmentedControl } from '#app/components/segmented-control.tsx';
import { Skeleton } from '#app/components/skeleton.tsx';
import type { ReplayFrame } from '#shared/history/replay-frames.ts';
import { DamagedVersions } from './damaged-versions.tsx';
import { matrixFrame } from './matrix-frame.ts';
import { MATRIX_PAINTER, roadmapPainter, spanOfAll, type TimeWindow } from './painters.ts';
import { ReplayControls } from './replay-controls.tsx';
import { ReplayPicture } from './replay-picture.tsx';
import { roadmapFrame } from './roadmap-frame.ts';
import { frameWords } from './stop-words.ts';
import { usePlayer } from './use-player.ts';
import { type OpenedReplay, useReplay } from './use-replay.ts';

/** The versions of a board as a film: timeline and matrix together, with a slider. It writes nothing. */
export function ReplayPage() {
  const { session, base } = useBoard();
  const [tries, setTries] = useState(0);
  const replay = useReplay(session.boardId, tries);
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-2 p-3 sm:px-4">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <HistoryTabs base={`${base}/history`} />
        <h2 className="sr-only">Replay</h2>
        {replay.state === 'open' && <DamagedVersions replay={replay} />}
      </div>
      <Outcome replay={replay} onAgain={() => setTries((n) => n + 1)} />
    </div>
  );
}

function Outcome({ replay, onAgain }: { readonly replay: OpenedReplay; readonly onAgain: () => void }) {
  if (replay.state === 'loading') {
    return (
      <div aria-busy className="flex min-h-0 flex-1 flex-col gap-2">
        <Skeleton className="h-12 w-full" />
        <Skeleton className="min-h-40 w-full flex-1" />
        <p role="status" className="sr-only">
          The versions are being fetched.
        </p>
      </div>
    );
  }
  if (replay.state === 'failed') {
    return (
      <ErrorPanel
        title="The versions could not be fetched"
        safe="Nothing was changed; the board and its versions are safe."
        actions={<Button onClick={onAgain}>Try again</Button>}
      >
        {replay.message}
      </ErrorPanel>
    );
  }
  if (replay.frames.length === 0) {
    return (
      <EmptyState title="No version to replay yet">
        The first is kept by itself once somebody has edited the board; take one by name to remember what was agreed.
      </EmptyState>
    );
  }
  return <Film frames={replay.frames} />;
}

/** Bars glide at most this long, and never longer than a stop is looked at. */
const GLIDE_MS = 180;
type Shown = 'timeline' | 'matrix';

function Film({ frames }: { readonly frames: readonly ReplayFrame[] }) {
  const [params] = useSearchParams();
  const asked = frames.findIndex(({ version }) => version.id === params.get('at'));
  const player = usePlayer(frames.length, asked < 0 ? frames.length - 1 : asked);
  const [shown, setShown] = useState<Shown>('timeline');
  const [time, setTime] = useState<TimeWindow>('all');
  const frame = frames[player.index];
  const last = frames.at(-1);
  const days = useMemo(() => spanOfAll(frames), [frames]);
  const painter = useMemo(() => last && roadmapPainter(days, last, time), [days, last, time]);
  const still = useMemo(() => matchMedia('(prefers-reduced-motion: reduce)').matches, []);
  const glideMs = still ? 0 : Math.min(GLIDE_MS, player.stopMs * 0.7);
  useNextLaidOut(frames, player.index);
  if (!frame || !painter) return null;
  const words = frameWords(frame);
  return (
    <>
      <ReplayControls frames={frames} player={player} />
      <div className="flex flex-wrap items-center gap-2">
        <SegmentedControl<TimeWindow>
          label="Time shown"
          value={time}
          options={[
            { value: 'all', label: 'All time' },
            { value: 'near', label: 'Around the day' },
          ]}
          onChange={setTime}
        />
        <div className="lg:hidden">
          <SegmentedControl<Shown>
            label="Picture"
            value={shown}
            options={[
              { value: 'timeline', label: 'Timeline' },
              { value: 'matrix', label: 'Matrix' },
            ]}
            onChange={setShown}
          />
        </div>
      </div>
      <div className="grid min-h-0 flex-1 gap-3 lg:grid-cols-[4fr_3fr]">
        <section aria-label="Timeline" className={pane(shown === 'timeline')}>
          <ReplayPicture frame={frame} painter={painter} glideMs={glideMs} label={words.timeline} />
        </section>
        <section aria-label="Risk matrix" className={pane(shown === 'matrix')}>
          <ReplayPicture frame={frame} painter={MATRIX_PAINTER} glideMs={glideMs} label={words.matrix} />
        </section>
      </div>
    </>
  );
}

function pane(isShown: boolean): string {
  return clsx(
    'flex min-h-0 min-w-0 flex-col overflow-hidden rounded-card border border-line bg-paper',
    !isShown && 'max-lg:hidden',
  );
}

/** Lays the stops beside this one out while nothing else is to be done: a step then only paints. */
function useNextLaidOut(frames: readonly ReplayFrame[], index: number): void {
  useEffect(() => {
    const timer = setTimeout(() => {
      for (const near of [frames[index + 1], frames[index - 1]]) {
        if (!near) continue;
        roadmapFrame(near.board);
        matrixFrame(near.board);
      }
    }, 30);
    return () => clearTimeout(timer);
  }, [frames, index]);
}
