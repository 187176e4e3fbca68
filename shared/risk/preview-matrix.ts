import type { Matrix } from '#shared/board/records/board-meta.ts';
import { type Risk, SCORE_BASES, type ScoreBasis } from '#shared/board/records/risk.ts';
import { remapScores } from './remap-scores.ts';
import { isAboveAppetite, type RiskScore, riskScore } from './score.ts';

/** A score of a risk before and after a change of the matrix. */
export interface MappedScore {
  readonly risk: Risk;
  readonly basis: ScoreBasis;
  readonly from: RiskScore;
  readonly to: RiskScore;
}

/** What a change of the matrix would do to the risks, before anything is written. */
export interface MatrixPreview {
  /** Cells from which scores would go to another, or whose level would change; with the risks that stand there now. */
  readonly cells: readonly { readonly from: RiskScore; readonly to: RiskScore; readonly risks: readonly Risk[] }[];
  /** Risks with at least one score in another cell. */
  readonly moved: number;
  /** Current scores whose level would change. */
  readonly levels: readonly MappedScore[];
  /** Scores that would fall outside of the smaller matrix if they stayed as they are. */
  readonly outside: readonly MappedScore[];
  /** Open risks above the appetite, by their current score. */
  readonly above: { readonly before: number; readonly after: number };
}

/** Compares the board's matrix with the one it would get. */
export function previewMatrix(risks: readonly Risk[], from: Matrix, to: Matrix): MatrixPreview {
  const scores = risks.flatMap((risk) => mappedScores(risk, from, to));
  const current = scores.filter(({ basis }) => basis === 'current');
  const moved = new Set(scores.filter((score) => !isSameCell(score)).map(({ risk }) => risk.id));
  const open = current.filter(({ risk }) => risk.status !== 'closed');
  return {
    cells: changedCells(current),
    moved: moved.size,
    levels: current.filter((score) => score.from.level !== score.to.level),
    outside: scores.filter((score) => isOutside(score.from, to)),
    above: {
      before: open.filter((score) => isAboveAppetite(from, score.from.level)).length,
      after: open.filter((score) => isAboveAppetite(to, score.to.level)).length,
    },
  };
}

function mappedScores(risk: Risk, from: Matrix, to: Matrix): MappedScore[] {
  const after = { ...risk, ...remapScores(risk, from, to) };
  return SCORE_BASES.flatMap((basis) => {
    const [before, then] = [riskScore(from, risk, basis), riskScore(to, after, basis)];
    return before && then ? [{ risk, basis, from: before, to: then }] : [];
  });
}

function changedCells(scores: readonly MappedScore[]): MatrixPreview['cells'] {
  const cells = new Map<string, { from: RiskScore; to: RiskScore; risks: Risk[] }>();
  for (const score of scores) {
    if (isSameCell(score) && score.from.level === score.to.level) continue;
    const key = `${score.from.likelihood}/${score.from.impact}`;
    const cell = cells.get(key);
    if (cell) cell.risks.push(score.risk);
    else cells.set(key, { from: score.from, to: score.to, risks: [score.risk] });
  }
  return [...cells.values()].sort((a, b) => b.from.score - a.from.score || b.from.impact - a.from.impact);
}

function isSameCell({ from, to }: MappedScore): boolean {
  return from.likelihood === to.likelihood && from.impact === to.impact;
}

function isOutside({ likelihood, impact }: RiskScore, matrix: Matrix): boolean {
  return likelihood > matrix.likelihood.length || impact > matrix.impact.length;
}
