import type { Matrix } from '#shared/board/records/board-meta.ts';
import type { Risk, ScoreBasis } from '#shared/board/records/risk.ts';
import { type RiskScore, riskScore, scoreOf } from '#shared/risk/score.ts';
import { arrowBetween, type GhostArrow } from './ghost-arrow.ts';
import { type Box, CELL, type MatrixCell, type MatrixLayout } from './matrix-layout.ts';

/** Why a ghost is there: where the risk should come to, where it is now, where it was at the last review. */
export type GhostKind = 'target' | 'now' | 'was';

/** A dashed pill in a cell that says where a risk is not. */
export interface Ghost extends Box {
  readonly riskId: string;
  readonly kind: GhostKind;
  readonly label: string;
  /** The one that is looked at: the others step back. */
  readonly lit: boolean;
}

export interface GhostLayout {
  readonly ghosts: readonly Ghost[];
  readonly arrows: readonly (GhostArrow & { readonly kind: GhostKind; readonly lit: boolean })[];
}

export interface GhostChoice {
  readonly matrix: Matrix;
  readonly basis: ScoreBasis;
  readonly showsTargets: boolean;
  readonly showsTrails: boolean;
  readonly isLit: (riskId: string) => boolean;
}

interface Wanted {
  readonly risk: Risk;
  readonly kind: GhostKind;
  readonly from: MatrixCell;
  readonly to: MatrixCell;
  readonly lit: boolean;
}

const WORDS = { target: 'target', now: 'now', was: 'was here' } as const satisfies Record<GhostKind, string>;
const PILL = { height: 18, gap: 3, inset: 8, bottom: 5, perLetter: 5.7, padding: 14 } as const;
const CHIP_ROW = 30;
const BUBBLE = 40;
const MOST_ARROWS = 60;

/** Where ghosts stand (the bottom of their cells, above what chips leave free) and the arrows to or from their risks. */
export function layoutGhosts(layout: MatrixLayout, choice: GhostChoice): GhostLayout {
  const byCell = new Map<MatrixCell, Wanted[]>();
  for (const wanted of wantedGhosts(layout, choice)) {
    const there = byCell.get(wanted.to);
    if (there) there.push(wanted);
    else byCell.set(wanted.to, [wanted]);
  }
  const ghosts: Ghost[] = [];
  const arrows: GhostLayout['arrows'][number][] = [];
  const lanes = new Map<string, number>();
  for (const [cell, wanted] of byCell) {
    // The sort is stable: those that are looked at first, then in the table's order.
    const sorted = wanted.sort((a, b) => Number(b.lit) - Number(a.lit));
    const pills = placePills(cell, sorted);
    for (const [i, { risk, kind, from, lit }] of sorted.entries()) {
      const pill = pills[Math.min(i, pills.length - 1)];
      if (!pill) continue;
      if (i < pills.length) ghosts.push({ ...pill, riskId: risk.id, kind, lit });
      const between = `${from.x} ${from.y} ${cell.x} ${cell.y}`;
      const lane = lanes.get(between) ?? 0;
      lanes.set(between, lane + 1);
      const chip = layout.chips.get(risk.id) ?? bubbleBox(from);
      // Time runs to where the risk is now; a plan runs away from it.
      const runsToChip = kind === 'was' || (kind === 'now' && choice.basis === 'target');
      arrows.push({ ...(runsToChip ? arrowBetween(pill, chip, lane) : arrowBetween(chip, pill, lane)), kind, lit });
    }
  }
  // Hundreds of arrows say nothing: then the ghosts stand alone, with the arrows of those that are looked at.
  return { ghosts, arrows: arrows.length > MOST_ARROWS ? arrows.filter(({ lit }) => lit) : arrows };
}

function wantedGhosts(layout: MatrixLayout, choice: GhostChoice): Wanted[] {
  const { matrix, basis } = choice;
  const cellOf = (score: RiskScore | null) => {
    const place = score && layout.grid.placeOf(score);
    return (place && layout.cells[place.row * layout.grid.columns + place.column]) ?? null;
  };
  const wanted: Wanted[] = [];
  for (const from of layout.cells) {
    for (const risk of from.risks) {
      const lit = choice.isLit(risk.id);
      const add = (kind: GhostKind, to: MatrixCell | null) => {
        if (to && to !== from) wanted.push({ risk, kind, from, to, lit });
      };
      if (choice.showsTargets || lit) {
        const other = riskScore(matrix, risk, basis === 'current' ? 'target' : 'current');
        add(basis === 'current' ? 'target' : 'now', cellOf(other));
      }
      if (basis === 'current' && (choice.showsTrails || lit)) {
        add('was', cellOf(scoreOf(matrix, risk.reviewedLikelihood, risk.reviewedImpact)));
      }
    }
  }
  return wanted;
}

/** Pills from the bottom of a cell upwards: with words where they fit, else keys alone; the last counts the rest. */
function placePills(cell: MatrixCell, wanted: readonly Wanted[]): readonly (Box & { readonly label: string })[] {
  const taken = cell.crowded ? 3 : cell.risks.length;
  const rows = 1 + Math.floor(((3 - taken) * CHIP_ROW) / (PILL.height + PILL.gap));
  const full = wanted.map(({ risk, kind }) => `${risk.key} ${WORDS[kind]}`.trim());
  const short = wanted.map(({ risk, kind }) => risk.key || WORDS[kind]);
  for (const labels of [full, short]) {
    const placed = flow(cell, labels, rows);
    if (placed.length === labels.length) return placed;
  }
  for (let shown = flow(cell, short, rows).length - 1; shown > 0; shown--) {
    const placed = flow(cell, [...short.slice(0, shown), `+${short.length - shown}`], rows);
    if (placed.length === shown + 1) return placed;
  }
  return flow(cell, [`+${short.length}`], rows);
}

function flow(cell: MatrixCell, labels: readonly string[], rows: number) {
  const placed: (Box & { label: string })[] = [];
  const right = cell.x + CELL.width - PILL.inset;
  let x = cell.x + PILL.inset;
  let row = 0;
  for (const label of labels) {
    const w = Math.min(CELL.width - 2 * PILL.inset, label.length * PILL.perLetter + PILL.padding);
    if (x + w > right) {
      x = cell.x + PILL.inset;
      row++;
    }
    if (row >= rows) break;
    const y = cell.y + cell.h - PILL.bottom - PILL.height - row * (PILL.height + PILL.gap);
    placed.push({ x, y, w, h: PILL.height, label });
    x += w + PILL.gap;
  }
  return placed;
}

function bubbleBox({ x, y, w, h }: MatrixCell): Box {
  return { x: x + w / 2 - BUBBLE / 2, y: y + h / 2 + 6 - BUBBLE / 2, w: BUBBLE, h: BUBBLE };
}
