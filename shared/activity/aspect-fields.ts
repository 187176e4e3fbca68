import type { ChangeAspect } from '../board/records/reason.ts';

/** The fields of any kind that an aspect of a change is about: a reason for the aspect is one for changes of these. */
export const ASPECT_FIELDS: Readonly<Record<ChangeAspect, ReadonlySet<string>>> = {
  score: new Set([
    'inherentLikelihood',
    'inherentImpact',
    'currentLikelihood',
    'currentImpact',
    'targetLikelihood',
    'targetImpact',
  ]),
  dates: new Set(['start', 'end', 'notBefore', 'deadline', 'date', 'due', 'needBy', 'promised', 'proximity']),
  state: new Set(['status', 'roam', 'state', 'response', 'doneOn']),
};

/** Whether a reason for this aspect explains a change of this field. */
export function isAboutField(aspect: ChangeAspect, field: string): boolean {
  return ASPECT_FIELDS[aspect].has(field);
}

/** The other step of a score, which makes one of the two readable: `currentImpact` for `currentLikelihood`. */
export function otherStep(field: string): string | null {
  const match = /^(inherent|current|target)(Likelihood|Impact)$/.exec(field);
  return match ? `${match[1]}${match[2] === 'Impact' ? 'Likelihood' : 'Impact'}` : null;
}
