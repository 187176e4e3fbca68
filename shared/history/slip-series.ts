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

/** Points where the planned date differs from the one before, and the first and the last: what a list tells. */
export function turningPoints(points: readonly SlipPoint[]): readonly SlipPoint[] {
  return points.filter((point, index) => {
    const before = points[index - 1];
    return !before || index === points.length - 1 || before.planned !== point.planned || before.done !== point.done;
  });
}
