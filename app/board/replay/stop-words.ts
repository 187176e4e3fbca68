import { versionLabel } from '#app/board/compare/version-choice.ts';
import { formatDay } from '#app/board/fields/day-text.ts';
import type { ReplayCounts, ReplayFrame } from '#shared/history/replay-frames.ts';

/** A stop in words: what the slider says, and what stands on the pictures for who does not see them. */
export function frameWords({ version, board, counts }: ReplayFrame) {
  const label = versionLabel(version);
  const many = (n: number, one: string) => `${n} ${n === 1 ? one : `${one}s`}`;
  const news = counts ? newsOf(counts) : 'the first version';
  const open = board.risks.filter(({ status }) => status !== 'closed').length;
  const day = formatDay(version.takenAt.slice(0, 10));
  return {
    label,
    news,
    timeline: `Timeline of ${day}: ${many(board.initiatives.length, 'initiative')}, ${many(board.milestones.length, 'milestone')}`,
    matrix: `Risk matrix of ${day}: ${many(open, 'open risk')}`,
  };
}

function newsOf({ added, changed, removed }: ReplayCounts): string {
  const parts = [added > 0 && `${added} new`, changed > 0 && `${changed} changed`, removed > 0 && `${removed} removed`];
  return parts.filter((part) => part !== false).join(', ') || 'nothing changed on the pictures';
}
