import { clsx } from 'clsx';
import type { RiskLevel } from '#shared/board/records/board-meta.ts';

const LEVEL: Record<RiskLevel, { readonly name: string; readonly style: string }> = {
  VL: { name: 'Very low', style: 'bg-level-vl text-on-level' },
  L: { name: 'Low', style: 'bg-level-l text-on-level' },
  M: { name: 'Medium', style: 'bg-level-m text-on-level' },
  H: { name: 'High', style: 'bg-level-h text-on-level-h' },
  VH: { name: 'Very high', style: 'bg-level-vh text-on-level-vh' },
};

/** A risk level as its letter on its colour: readable without the colour. */
export function LevelBadge({ level, score }: { level: RiskLevel; score?: number }) {
  const { name, style } = LEVEL[level];
  const text = score === undefined ? name : `${name}, score ${score}`;
  return (
    <span
      role="img"
      aria-label={text}
      title={text}
      className={clsx(
        'inline-flex h-5 min-w-6 shrink-0 items-center justify-center rounded-sm px-1 font-bold text-2xs tabular-nums',
        style,
      )}
    >
      {score === undefined ? level : `${score} ${level}`}
    </span>
  );
}
