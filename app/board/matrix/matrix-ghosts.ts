import type { Matrix } from '#shared/board/records/board-meta.ts';
import type { Risk, ScoreBasis } from '#shared/board/records/risk.ts';
import { type RiskScore, riskScore, scoreOf } from '#shared/risk/score.ts';
import { arrowBetween, type GhostArrow } from './ghost-arrow.ts';
import { type Box, CELL, type MatrixCell, type MatrixLayout } from './matrix-layout.ts';
import type { MatrixSince } from './matrix-since.ts';

/**
 * Why a ghost is there: where the risk should come to, where it is now, where it was at the last review; compared with
 * an earlier version, where it stood then, that it is gone from here, or that it is new in a cell without room for chips.
 */
export type GhostKind = 'target' | 'now' | 'was' | 'stood' | 'gone' | 'fresh';

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
  /** While the matrix is compared with an earlier version its ghosts take the place of all others. */
  readonly since?: MatrixSince | null;
}

interface Wanted {
  readonly risk: Risk;
  readonly kind: GhostKind;
  readonly from: MatrixCell;
  readonly to: MatrixCell;
  readonly lit: boolean;
}

const WORDS: Readonly<Record<GhostKind, string>> = {
  target: 'target',
  now: 'now',
  was: 'was here',
  stood: 'was here',
  gone: 'gone',
  fresh: 'new',
};
/** Ghosts that say something of their own cell: nothing moved to or from them. */
const WITHOUT_ARROW: ReadonlySet<GhostKind> = new Set(['gone', 'fresh']);
const MOST_LETTERS = 14;
const PILL = { height: 18, gap: 3, inset: 8, bottom: 5, perLetter: 5.7, padding: 14 } as const;
const CHIP_ROW = 30;
const BUBBLE = 40;
const MOST_ARROWS = 60;

/** Where ghosts stand (the bottom of their cells, above what chips leave free) and the arrows to or from their risks. */
export function layoutGhosts(layout: MatrixLayout, choice: GhostChoice): GhostLayout {
  const byCell = new Map<MatrixCell, Wanted[]>();
  const all = choice.since ? ghostsSince(choice.since, choice.isLit) : wantedGhosts(layout, choice);
  for (const wanted of all) {
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
      if (WITHOUT_ARROW.has(kind)) continue;
      const between = `${from.x} ${from.y} ${cell.x} ${cell.y}`;
      const lane = lanes.get(between) ?? 0;
      lanes.set(between, lane + 1);
      const chip = layout.chips.get(risk.id) ?? bubbleBox(from);
      // Time runs to where the risk is now; a plan runs away from it.
      const runsToChip = kind === 'was' || kind === 'stood' || (kind === 'now' && choice.basis === 'target');
      arrows.push({ ...(runsToChip ? arrowBetween(pill, chip, lane) : arrowBetween(chip, pill, lane)), kind, lit });
    }
  }
  // Hundreds of arrows say nothing: then the ghosts stand alone, with the arrows of those that are looked at.
  return { ghosts, arrows: arrows.length > MOST_ARROWS ? arrows.filter(({ lit }) => lit) : arrows };
}

/** Where risks stood that stand elsewhere or nowhere, and the new ones of cells that show no chips. */
function ghostsSince({ risks }: MatrixSince, isLit: GhostChoice['isLit']): Wanted[] {
  return risks.flatMap(({ risk, type, from, to }): Wanted[] => {
    const lit = isLit(risk.id);
    if (type === 'moved' && from && to) return [{ risk, kind: 'stood', from: to, to: from, lit }];
    if (type === 'gone' && from) return [{ risk, kind: 'gone', from, to: from, lit }];
    return to?.crowded ? [{ risk, kind: 'fresh', from: to, to, lit }] : [];
  });
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
  const full = wanted.map(({ risk, kind }) => `${nameOf(risk, kind)} ${WORDS[kind]}`.trim());
  const short = wanted.map(({ risk, kind }) => nameOf(risk, kind) || WORDS[kind]);
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

/** Its key; compared with an earlier version, where a gone one has no chip to go by, else the beginning of its title. */
function nameOf({ key, title }: Risk, kind: GhostKind): string {
  if (key || kind === 'target' || kind === 'now' || kind === 'was') return key;
  return title.length > MOST_LETTERS ? `${title.slice(0, MOST_LETTERS - 1).trimEnd()}…` : title;
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
