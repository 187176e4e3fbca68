import { wordsOf } from '#app/board/fields/field-control.ts';
import { RISK_LEVELS, type RiskLevel } from '#shared/board/records/board-meta.ts';
import { INITIATIVE_STATUSES } from '#shared/board/records/initiative.ts';
import type { Place } from '../editor/pages.ts';
import type { PictureState } from '../editor/picture-state.ts';
import { type Brush, crisp, toScreenX, toScreenY } from '../paint/brush.ts';
import { paintStatusIcon, statusIcon } from '../paint/status-icon.ts';

/** What stands around the picture as elements of the page, painted for a file. */

/** The names of the lanes in their column at the left. */
export function paintLaneNames(brush: Brush, state: PictureState): void {
  const { ctx, palette, text, lines, insetLeft, height } = brush;
  ctx.fillStyle = palette.paper;
  ctx.fillRect(0, 0, insetLeft, height);
  ctx.fillStyle = palette.line;
  ctx.fillRect(insetLeft - 1, 0, 1, height);
  for (const { name, kind, count, colour, y, height: h } of state.roadmap.get().lanes) {
    const top = toScreenY(brush, y);
    ctx.fillStyle = palette.line;
    ctx.fillRect(0, crisp(top + h) - 0.5, insetLeft, 1);
    const x = colour ? 29 : 14;
    if (colour) {
      ctx.fillStyle = colour;
      ctx.fillRect(14, top + 14, 8, 8);
    }
    lines.write(text.fit(name, 650, 13, insetLeft - x - 8), 650, 13, x, top + 18, palette.ink);
    if (kind === 'programme' || h < 44) continue;
    lines.write(count === 1 ? '1 initiative' : `${count} initiatives`, 450, 11, 14, top + 36, palette.ink3);
  }
}

/** How many risks stand in a cell that has more than chips fit. */
export function paintCellCounts(brush: Brush, state: PictureState): void {
  const { ctx, palette, text, lines } = brush;
  for (const { crowded, risks, x, y, w, h } of state.matrix.get().cells) {
    if (!crowded) continue;
    const [cx, cy] = [toScreenX(brush, x + w / 2), toScreenY(brush, y + h / 2 + 6)];
    ctx.beginPath();
    ctx.arc(cx, cy, 20, 0, 2 * Math.PI);
    ctx.fillStyle = palette.ink;
    ctx.fill();
    const label = String(risks.length);
    lines.write(label, 650, 13, cx - text.width(label, 650, 13) / 2, cy, palette.onInk);
  }
}

const LEVEL_WORDS: Readonly<Record<RiskLevel, string>> = {
  VL: 'very low',
  L: 'low',
  M: 'medium',
  H: 'high',
  VH: 'very high',
};
const BASIS_WORDS = { inherent: 'Inherent score', current: 'Current score', target: 'Target score' } as const;

/** One line that says what colours and signs mean. */
export function paintLegend(brush: Brush, state: PictureState, place: Place): void {
  const { ctx, palette, text, lines, width, height } = brush;
  ctx.fillStyle = palette.line;
  ctx.fillRect(0, 0, width, 1);
  const y = height / 2;
  let x = 24;
  const say = (words: string) => {
    lines.write(words, 450, 11, x, y, palette.ink2);
    x += text.width(words, 450, 11) + 20;
  };
  if (place === 'matrix') {
    say(`${BASIS_WORDS[state.basis.get()]}:`);
    for (const level of RISK_LEVELS) {
      ctx.fillStyle = palette.level[level].fill;
      ctx.fillRect(x, y - 7, 14, 14);
      x += 20;
      say(`${level} ${LEVEL_WORDS[level]}`);
    }
    return;
  }
  for (const status of INITIATIVE_STATUSES) {
    const colours = palette.status[status];
    ctx.fillStyle = colours.fill;
    ctx.fillRect(x, y - 7, 20, 14);
    ctx.fillStyle = colours.edge;
    ctx.fillRect(x, y - 7, 3, 14);
    const icon = statusIcon(status);
    if (icon) paintStatusIcon(ctx, icon, x + 7, y, 11, colours.edge);
    x += 26;
    say(wordsOf(status));
  }
}
