import { Box, type Editor, type TLShapeId } from '@tldraw/tldraw';
import { formatDay } from '#app/board/fields/day-text.ts';
import { paintMatrix } from '#app/board/matrix/paint-matrix.ts';
import { isoDateOf } from '#shared/schedule/calendar.ts';
import { placeOf } from '../editor/pages.ts';
import type { PictureState } from '../editor/picture-state.ts';
import { isDerivedType } from '../layout/derived-shape.ts';
import { dayToX } from '../layout/time-scale.ts';
import type { Brush } from '../paint/brush.ts';
import { AXIS_HEIGHT, paintAxis } from '../paint/paint-axis.ts';
import { paintRoadmap } from '../paint/paint-roadmap.ts';
import { paintCellCounts, paintLaneNames, paintLegend } from './paint-surroundings.ts';
import { quietEditor } from './quiet-editor.ts';

/** A picture from edge to edge, whatever part of it is on the screen. Sizes in CSS pixels. */
export interface WholePicture {
  readonly width: number;
  readonly height: number;
  /** Free drawings of the place, and where their box lies in the picture. */
  readonly drawings: readonly TLShapeId[];
  readonly drawingsAt: { readonly x: number; readonly y: number; readonly w: number; readonly h: number } | null;
  /** Paints all but the drawings. The brush's size and camera are not asked. */
  paint(brush: Brush): void;
}

const TITLE_HEIGHT = 52;
const LEGEND_HEIGHT = 44;
const MARGIN = 24;
const LANE_COLUMN = 168;
/** Room for titles that stand right of the last bars. */
const RIGHT_OF_BARS = 140;
const MATRIX_ROOM = { left: 190, top: 40, right: 48, bottom: 96 };

/** Lays out the place that is open, with its title, axis or scales, lane names and legend. */
export function wholePicture(editor: Editor, state: PictureState, title: string): WholePicture {
  const place = placeOf(editor);
  const drawings = editor
    .getCurrentPageShapes()
    .filter(({ type, parentId }) => !isDerivedType(type) && parentId === editor.getCurrentPageId())
    .map(({ id }) => id);
  const drawn = drawings.length > 0 ? Box.Common(drawings.flatMap((id) => editor.getShapePageBounds(id) ?? [])) : null;
  const content = place === 'roadmap' ? roadmapBox(state) : matrixBox(state);
  const page = drawn ? Box.Common([content, drawn.clone().expandBy(MARGIN)]) : content;
  const left = place === 'roadmap' ? LANE_COLUMN : 0;
  const top = TITLE_HEIGHT + (place === 'roadmap' ? AXIS_HEIGHT : 0);
  const width = Math.ceil(left + page.w);
  const height = Math.ceil(top + page.h + LEGEND_HEIGHT);
  const camera = { x: left - page.x, y: -page.y, z: 1 };
  const quiet = quietEditor(editor);

  const paint = (base: Brush) => {
    const { ctx, palette, lines, text } = base;
    const part = (y: number, h: number, work: (brush: Brush) => void) => {
      ctx.save();
      ctx.translate(0, y);
      ctx.textBaseline = 'middle';
      work({ ...base, camera, width, height: h, insetLeft: left });
      lines.flush();
      ctx.restore();
    };
    const ground = (h: number) => {
      ctx.fillStyle = palette.paper;
      ctx.fillRect(0, 0, width, h);
    };
    ctx.fillStyle = palette.paper;
    ctx.fillRect(0, 0, width, height);
    part(top, page.h, (brush) => {
      if (place === 'matrix') {
        paintMatrix(brush, quiet, state);
        paintCellCounts(brush, state);
      } else {
        paintRoadmap(brush, quiet, state);
        brush.lines.flush();
        paintLaneNames(brush, state);
      }
    });
    if (place === 'roadmap') {
      part(TITLE_HEIGHT, AXIS_HEIGHT, (brush) => {
        ground(AXIS_HEIGHT);
        paintAxis(brush, state.today.get(), state.pxPerDay.get());
      });
    }
    part(0, TITLE_HEIGHT, () => {
      ground(TITLE_HEIGHT);
      const date = `${place === 'roadmap' ? 'Roadmap' : 'Risk matrix'} · ${formatDay(isoDateOf(state.today.get()))}`;
      const dateWidth = text.width(date, 450, 12);
      lines.write(
        text.fit(title, 650, 18, width - dateWidth - 3 * MARGIN),
        650,
        18,
        MARGIN,
        TITLE_HEIGHT / 2,
        palette.ink,
      );
      lines.write(date, 450, 12, width - dateWidth - MARGIN, TITLE_HEIGHT / 2, palette.ink2);
    });
    part(height - LEGEND_HEIGHT, LEGEND_HEIGHT, (brush) => {
      ground(LEGEND_HEIGHT);
      paintLegend(brush, state, place);
    });
  };
  const drawingsAt = drawn && { x: drawn.x + camera.x, y: drawn.y + camera.y + top, w: drawn.w, h: drawn.h };
  return { width, height, drawings, drawingsAt, paint };
}

function roadmapBox(state: PictureState): Box {
  const { span, height } = state.roadmap.get();
  const px = state.pxPerDay.get();
  const today = state.today.get();
  const { start, end } = span ?? { start: today - 30, end: today + 90 };
  return new Box(dayToX(start, px) - MARGIN, 0, (end - start) * px + MARGIN + RIGHT_OF_BARS, Math.max(height, 80));
}

function matrixBox(state: PictureState): Box {
  const { width, height } = state.matrix.get();
  const { left, top, right, bottom } = MATRIX_ROOM;
  return new Box(-left, -top, width + left + right, height + top + bottom);
}
