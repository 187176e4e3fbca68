import { Link } from '@remix-run/react';
import { Pause, Play, SkipBack, SkipForward } from 'lucide-react';
import { useBoard } from '#app/board/shell/board-context.ts';
import { IconButton } from '#app/components/icon-button.tsx';
import { Select } from '#app/components/select.tsx';
import type { ReplayFrame } from '#shared/history/replay-frames.ts';
import { frameWords } from './stop-words.ts';
import { type Player, SPEEDS } from './use-player.ts';

interface ReplayControlsProps {
  readonly frames: readonly ReplayFrame[];
  readonly player: Player;
}

/** The slider over the versions, with play and speed, and what the version is and brought. */
export function ReplayControls({ frames, player }: ReplayControlsProps) {
  const { base } = useBoard();
  const { index, isPlaying, goTo } = player;
  const frame = frames[index];
  const before = frames[index - 1];
  if (!frame) return null;
  const last = frames.length - 1;
  const { label, news } = frameWords(frame);
  return (
    <div className="flex flex-col gap-1 rounded-card border border-line bg-card px-3 py-2">
      <div className="flex items-center gap-1">
        <IconButton label="Previous version" disabled={index === 0} onClick={() => goTo(index - 1)}>
          <SkipBack aria-hidden size={16} />
        </IconButton>
        <IconButton label={isPlaying ? 'Stop (Space)' : 'Play (Space)'} onClick={player.toggle} disabled={last === 0}>
          {isPlaying ? <Pause aria-hidden size={18} /> : <Play aria-hidden size={18} />}
        </IconButton>
        <IconButton label="Next version" disabled={index === last} onClick={() => goTo(index + 1)}>
          <SkipForward aria-hidden size={16} />
        </IconButton>
        <div className="relative mx-2 min-w-0 flex-1">
          <input
            type="range"
            aria-label="Version"
            aria-valuetext={`${label}: ${news}`}
            className="block h-8 w-full accent-brass-solid"
            min={0}
            max={last}
            value={index}
            onChange={({ target }) => goTo(Number(target.value))}
          />
          <NamedTicks frames={frames} />
        </div>
        <Select
          label="Speed"
          hideLabel
          small
          value={String(player.speed)}
          options={SPEEDS.map((speed) => ({ value: String(speed), label: `${speed}×` }))}
          onChange={({ target }) => player.setSpeed(Number(target.value))}
        />
      </div>
      <div className="flex flex-wrap items-baseline gap-x-3">
        <p role="status" aria-live={isPlaying ? 'off' : 'polite'} className="min-w-0 flex-1 basis-64 tabular-nums">
          <b className="font-bold">{label}</b>{' '}
          <span className="text-ink-2">
            {index + 1} of {frames.length} · {news}
          </span>
        </p>
        {before && (
          <Link
            className="min-h-6 text-link hover:underline"
            to={`${base}/history/compare?from=${before.version.id}&to=${frame.version.id}`}
          >
            What it changed, as a list
          </Link>
        )}
      </div>
    </div>
  );
}

/** Below the slider, where the versions with a name are. */
function NamedTicks({ frames }: { readonly frames: readonly ReplayFrame[] }) {
  const last = Math.max(1, frames.length - 1);
  return (
    <div aria-hidden className="pointer-events-none absolute inset-x-2 bottom-0 h-1.5">
      {frames.map(
        ({ version }, index) =>
          version.kind === 'named' && (
            <span
              key={version.id}
              className="absolute h-full w-0.5 bg-brass"
              style={{ left: `${(index / last) * 100}%` }}
            />
          ),
      )}
    </div>
  );
}
