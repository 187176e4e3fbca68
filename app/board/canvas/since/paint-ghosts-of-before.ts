import type { PictureState } from '../editor/picture-state.ts';
import type { ScreenBar } from '../layout/bar-geometry.ts';
import { MILESTONE_SIZE } from '../layout/shapes-from-board.ts';
import { dayToX } from '../layout/time-scale.ts';
import { type Brush, toScreenX, toScreenY } from '../paint/brush.ts';
import { inTwoPasses } from '../paint/in-two-passes.ts';
import { ghostWords, paintGhostBar, paintGhostMilestone } from './paint-since.ts';

/** All that stood on the roadmap of the version compared with and stands there no more. */
export function paintGhostsOfBefore(brush: Brush, state: PictureState): void {
  const before = state.since.before.get();
  if (!before) return;
  const layout = state.roadmap.get();
  const view = state.view.get();
  const px = state.pxPerDay.get();
  const { z } = brush.camera;
  const screenX = (day: number) => toScreenX(brush, dayToX(day, px));
  const laneNames = new Map(layout.lanes.map(({ id, name }) => [id, name]));
  const laneNow = (id: string) => {
    const laneId = (layout.bars.get(id) ?? layout.blocks.get(id) ?? layout.milestones.get(id))?.laneId;
    return (laneId !== undefined && laneNames.get(laneId)) || null;
  };
  const isOut = ({ x, y, w, h }: ScreenBar) => y > brush.height || y + h < 0 || x > brush.width || x + w < -400;
  inTwoPasses(
    brush,
    state,
    layout.ghosts.values(),
    ({ id }) => id,
    ({ id, start, end, y, nextStart }) => {
      const x = screenX(start);
      const bar = { x, y: toScreenY(brush, y), w: screenX(end) - x, h: layout.barHeight * z };
      const was = before.initiatives.byId.get(id);
      if (!was || isOut(bar)) return;
      const words = ghostWords(was, view.initiatives.byId.get(id), laneNow(id));
      paintGhostBar(brush, bar, words, nextStart === null ? null : screenX(nextStart));
    },
  );
  inTwoPasses(
    brush,
    state,
    layout.ghostMilestones.values(),
    ({ id }) => id,
    ({ id, day, y, nextDay }) => {
      const size = MILESTONE_SIZE * z;
      const box = { x: screenX(day + 1) - size / 2, y: toScreenY(brush, y) - size / 2, w: size, h: size };
      const was = before.milestones.byId.get(id);
      if (!was || isOut(box)) return;
      const words = ghostWords(was, view.milestones.byId.get(id), laneNow(id));
      paintGhostMilestone(brush, box, words, nextDay === null ? null : screenX(nextDay + 1));
    },
  );
}
