import { formatDay } from '#app/board/fields/day-text.ts';
import type { BoardView } from '#shared/board/board-view.ts';
import type { SlipPreview, SlipRow } from './slip-preview.ts';

/** "4 others move, 1 hard date is missed". The item itself is what was asked about and is not counted. */
export function summaryWords({ rows }: SlipPreview, id: string): string {
  const others = rows.filter((row) => row.id !== id && row.stays === null).length;
  const late = rows.filter((row) => row.late > 0).length;
  const moves = others === 0 ? 'nothing else has to move' : others === 1 ? '1 other moves' : `${others} others move`;
  return late === 0 ? moves : `${moves}, ${late === 1 ? '1 imposed date breaks' : `${late} imposed dates break`}`;
}

/** "+5 d · 12 Mar 2027 to 19 Mar 2027": by its end, which is what others wait for. */
export function rowWords(view: BoardView, { id, kind, days, change }: SlipRow): string {
  const before = kind === 'milestones' ? view.milestones.byId.get(id)?.date : view.initiatives.byId.get(id)?.end;
  const dates =
    before && change?.end
      ? ` · ${kind === 'milestones' ? '' : 'ends '}${formatDay(before)} → ${formatDay(change.end)}`
      : '';
  return `+${days} d${dates}`;
}

/** "5 d too late for 30 Apr 2027 (deadline)"; empty where no date breaks. */
export function lateWords(view: BoardView, { id, kind, late }: SlipRow): string {
  if (late === 0) return '';
  const hard = view.milestones.byId.get(id);
  if (kind === 'milestones') return `${late} d too late for ${formatDay(hard?.date ?? '')} (hard date)`;
  return `${late} d too late for ${formatDay(view.initiatives.byId.get(id)?.deadline ?? '')} (deadline)`;
}
