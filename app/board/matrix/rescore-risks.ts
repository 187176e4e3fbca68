import type { ExplainedChange } from '#app/board/reason/reason-request.ts';
import type { BoardSession } from '#app/board/sync/board-session.ts';
import { rescoreRisk } from '#shared/board/commands/risk-commands.ts';
import type { Matrix } from '#shared/board/records/board-meta.ts';
import type { Risk, ScoreBasis } from '#shared/board/records/risk.ts';
import { riskScore, scoreOf, scoreText } from '#shared/risk/score.ts';

/** A cell for a risk; both null for none. */
export interface NewScore {
  readonly id: string;
  readonly likelihood: number | null;
  readonly impact: number | null;
}

/** Scores risks again as one step of undo. Answers the changes as they are explained; none where it was refused. */
export function rescoreRisks(
  session: Pick<BoardSession, 'run' | 'view'>,
  basis: ScoreBasis,
  scores: readonly NewScore[],
): readonly ExplainedChange[] {
  if (scores.length === 0) return [];
  const { meta, risks } = session.view.get();
  const changes = scores.flatMap((score) => {
    const risk = risks.byId.get(score.id);
    return risk ? [scoreChange(meta.matrix, risk, basis, score)] : [];
  });
  const done = session.run((board, view) => {
    for (const score of scores) rescoreRisk(board, { ...score, basis, view });
    return true;
  });
  return done ? changes : [];
}

/** A change of score as people read it; which score it is is said where it is not the current one. */
export function scoreChange(
  matrix: Matrix,
  risk: Risk,
  basis: ScoreBasis,
  to: Pick<NewScore, 'likelihood' | 'impact'>,
): ExplainedChange {
  const text = (score: Parameters<typeof scoreText>[0]) =>
    score && basis !== 'current' ? `${basis} ${scoreText(score)}` : scoreText(score);
  return {
    recordKind: 'risks',
    recordId: risk.id,
    aspect: 'score',
    from: text(riskScore(matrix, risk, basis)),
    to: text(scoreOf(matrix, to.likelihood, to.impact)),
  };
}
