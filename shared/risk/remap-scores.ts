import type { Matrix } from '#shared/board/records/board-meta.ts';
import type { Risk } from '#shared/board/records/risk.ts';

/** The fields of a risk that are steps of the likelihood scale, and those of the impact scale. */
const LIKELIHOODS = ['inherentLikelihood', 'currentLikelihood', 'targetLikelihood', 'reviewedLikelihood'] as const;
const IMPACTS = ['inherentImpact', 'currentImpact', 'targetImpact', 'reviewedImpact'] as const;

export type ScoreFields = Pick<Risk, (typeof LIKELIHOODS)[number] | (typeof IMPACTS)[number]>;

/**
 * A step of a scale with `from` steps as a step of one with `to`: in proportion, to the nearest, halves upwards (rather
 * too bad than too good). The lowest stays the lowest, the highest the highest, and no two steps change places.
 */
export function mapStep(step: number, from: number, to: number): number {
  if (from === to) return step;
  const within = Math.min(Math.max(step, 1), from);
  return 1 + Math.round(((within - 1) * (to - 1)) / (from - 1));
}

/** All scores of a risk, the one at its last review too, on the scales of another matrix. */
export function remapScores(risk: ScoreFields, from: Matrix, to: Matrix): ScoreFields {
  const fields = { ...scoreFieldsOf(risk) };
  for (const field of LIKELIHOODS) fields[field] = mapped(fields[field], from.likelihood.length, to.likelihood.length);
  for (const field of IMPACTS) fields[field] = mapped(fields[field], from.impact.length, to.impact.length);
  return fields;
}

function mapped(step: number | null, from: number, to: number): number | null {
  return step === null ? null : mapStep(step, from, to);
}

function scoreFieldsOf(risk: ScoreFields): { -readonly [F in keyof ScoreFields]: ScoreFields[F] } {
  const { inherentLikelihood, currentLikelihood, targetLikelihood, reviewedLikelihood } = risk;
  const { inherentImpact, currentImpact, targetImpact, reviewedImpact } = risk;
  return {
    inherentLikelihood,
    currentLikelihood,
    targetLikelihood,
    reviewedLikelihood,
    inherentImpact,
    currentImpact,
    targetImpact,
    reviewedImpact,
  };
}
