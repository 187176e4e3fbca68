import { statusName } from '#app/components/status-icon.tsx';
import { INITIATIVE_STATUSES, type Initiative, initiativeSchema } from '#shared/board/records/initiative.ts';
import { MILESTONE_KINDS, type Milestone, milestoneSchema } from '#shared/board/records/milestone.ts';
import type { LinkState } from '#shared/schedule/conflicts.ts';
import { linkStyle } from '../layout/link-paths.ts';
import type { Brush } from '../paint/brush.ts';
import { MILESTONE_SIGNS } from '../paint/milestone-sign.ts';
import { type BarFacts, paintBar } from '../paint/paint-bar.ts';
import { type PartsToShow, paintBarParts, partWidths } from '../paint/paint-bar-parts.ts';
import { paintHatching } from '../paint/paint-hatching.ts';
import { paintMilestone } from '../paint/paint-milestone.ts';
import { paintStages } from '../paint/paint-stages.ts';
import { paintCriticality } from '../schedule/paint-critical.ts';
import type { Criticality } from '../schedule/schedule-state.ts';

/** One look of the roadmap and what it means. `paint` fills a sample of the size below. */
export interface LegendLine {
  readonly words: string;
  readonly paint: (brush: Brush) => void;
}

/** CSS pixels; the same numbers stand in canvas-bars.css. */
export const SAMPLE = { width: 64, height: 22 };

const NO_PARTS: PartsToShow = { threat: null, links: null, owner: '' };
const PLAIN: BarFacts = {
  open: null,
  nextX: SAMPLE.width,
  stages: [],
  hatchedTo: null,
  parts: NO_PARTS,
  hovered: false,
};
const MIDDLE = SAMPLE.height / 2;

/** A sample of a bar without a title. */
export function bar(fields: Partial<Initiative>, width: number = SAMPLE.width, facts: Partial<BarFacts> = {}) {
  const initiative = { ...initiativeSchema.parse({ title: '-', ...fields }), id: 'legend', title: '' };
  const box = { x: 0, y: 1, w: width, h: SAMPLE.height - 2 };
  return (brush: Brush) => paintBar(brush, box, initiative, { ...PLAIN, ...facts }, 'full');
}

/** A sample of what stands on bars. */
export function part(show: Partial<PartsToShow>): LegendLine['paint'] {
  const parts = { ...NO_PARTS, ...show };
  return (brush) => {
    const widths = partWidths(brush, parts, 19);
    const placed = (['since', 'threat', 'links', 'owner'] as const).filter((name) => widths[name] !== undefined);
    paintBarParts(
      brush,
      placed.map((name) => ({ part: name, x: 1 })),
      widths,
      parts,
      MIDDLE,
      19,
    );
  };
}

function diamond(fields: Partial<Milestone>): LegendLine['paint'] {
  const milestone = {
    ...milestoneSchema.parse({ title: '-', date: '2027-01-01', ...fields }),
    id: 'legend',
    title: '',
  };
  return (brush) => paintMilestone(brush, { x: 1, y: MIDDLE - 9, w: 18, h: 18 }, milestone, 21, null);
}

function line(state: LinkState): LegendLine['paint'] {
  return ({ ctx, palette }) => {
    const { colour, width, dash } = linkStyle(state);
    ctx.strokeStyle = palette.edge[colour];
    ctx.lineWidth = width;
    ctx.setLineDash([...dash]);
    ctx.beginPath();
    ctx.moveTo(0, MIDDLE);
    ctx.lineTo(SAMPLE.width, MIDDLE);
    ctx.stroke();
  };
}

const hatched: LegendLine['paint'] = (brush) => {
  const box = { x: 0, y: 1, w: 24, h: SAMPLE.height - 2 };
  paintHatching(brush, [{ bar: box, from: 38, to: 60, status: 'planned', detail: 'full' }]);
  bar({}, 24)(brush);
};
const staged: LegendLine['paint'] = (brush) => {
  bar({ status: 'in-progress' })(brush);
  const box = { x: 0, y: 1, w: SAMPLE.width, h: SAMPLE.height - 2 };
  paintStages(
    brush,
    box,
    [
      { x: 22, title: '' },
      { x: 46, title: '' },
    ],
    brush.palette.status['in-progress'].edge,
    false,
  );
};

const framed =
  (criticality: Criticality): LegendLine['paint'] =>
  (brush) => {
    const box = { x: 4, y: 4, w: SAMPLE.width - 8, h: SAMPLE.height - 8 };
    brush.ctx.fillStyle = brush.palette.status.planned.fill;
    brush.ctx.fillRect(box.x, box.y, box.w, box.h);
    paintCriticality(brush, box, criticality);
  };

/** The legend of the roadmap, in groups. */
export const LEGEND: readonly { readonly title: string; readonly lines: readonly LegendLine[] }[] = [
  {
    title: 'Bars',
    lines: [
      ...INITIATIVE_STATUSES.map((status) => ({ words: statusName(status), paint: bar({ status }) })),
      { words: 'Darker: done so far', paint: bar({ status: 'in-progress', progress: 55 }) },
      { words: 'Beyond its end: solid to P50, hatched to P80', paint: hatched },
      { words: 'Fading: a date is missing', paint: bar({}, SAMPLE.width, { open: 'end' }) },
      { words: 'Stages of an initiative', paint: staged },
    ],
  },
  {
    title: 'On bars',
    lines: [
      { words: 'Level of the worst open risk, and how many', paint: part({ threat: { count: 2, worst: 'H' } }) },
      { words: 'Links in conflict, of all', paint: part({ links: { links: 3, conflicts: 1 } }) },
      { words: 'Owner', paint: part({ owner: 'JL' }) },
    ],
  },
  {
    title: 'Milestones',
    lines: [
      { words: 'Filled: hard, it can’t move', paint: diamond({ hard: true }) },
      ...MILESTONE_KINDS.map((kind) => ({
        words: `${MILESTONE_SIGNS[kind].name}: ${MILESTONE_SIGNS[kind].sign}`,
        paint: diamond({ kind }),
      })),
    ],
  },
  {
    title: 'Critical path, while it shows',
    lines: [
      { words: 'Critical: any slip moves the end, or breaks an imposed date', paint: framed('critical') },
      { words: 'At most a week of float', paint: framed('near') },
    ],
  },
  {
    title: 'Dependency lines',
    lines: [
      { words: 'More than a week to spare', paint: line({ state: 'fine', slack: 9 }) },
      { words: 'At most a week to spare', paint: line({ state: 'tight', slack: 3 }) },
      { words: 'Conflict: short of time', paint: line({ state: 'conflict', daysShort: 3 }) },
      { words: 'Dates missing', paint: line({ state: 'unknown' }) },
      { words: 'Over: done or dropped', paint: line({ state: 'over' }) },
    ],
  },
];
