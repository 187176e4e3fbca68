import type { BoardView } from '../board/board-view.ts';

/** What the slip chart (milestone trend) is drawn for: an initiative by its end and its stages, or a milestone. */
export interface SlipItem {
  readonly kind: 'initiatives' | 'milestones';
  readonly id: string;
}

/** What was planned when: one point for each version that the item was in. */
export interface SlipSeries {
  readonly title: string;
  readonly lines: readonly SlipLine[];
}

/** One date through the versions: the end of an initiative, or a milestone. */
export interface SlipLine {
  readonly id: string;
  readonly kind: 'initiatives' | 'milestones';
  readonly title: string;
  /** Oldest first. */
  readonly points: readonly SlipPoint[];
}

export interface SlipPoint {
  readonly snapshotId: string;
  readonly snapshot: string;
  /** Calendar day of the version, UTC. */
  readonly asOf: string;
  /** The date that was planned then; null when there was none. */
  readonly planned: string | null;
  /** Whether it was over by then. */
  readonly done: boolean;
}

/** The same with what is planned today, where no version says more of today or of later. */
export function withNow(series: SlipSeries, view: BoardView, today: string): SlipSeries {
  const lines = series.lines.map((line): SlipLine => {
    const { id, kind, points } = line;
    const last = points.at(-1);
    const item = kind === 'initiatives' ? view.initiatives.byId.get(id) : view.milestones.byId.get(id);
    if (!item || (last && last.asOf > today)) return line;
    const planned = 'date' in item ? item.date : item.end;
    const done =
      'status' in item ? item.status === 'done' || item.status === 'dropped' : planned !== null && planned < today;
    if (last?.asOf === today && last.planned === planned) return line;
    return { ...line, points: [...points, { snapshotId: 'now', snapshot: 'Now', asOf: today, planned, done }] };
  });
  return { ...series, lines };
}

/** Points where the planned date differs from the one before, and the first and the last: what a list tells. */
export function turningPoints(points: readonly SlipPoint[]): readonly SlipPoint[] {
  return points.filter((point, index) => {
    const before = points[index - 1];
    return !before || index === points.length - 1 || before.planned !== point.planned || before.done !== point.done;
  });
}
