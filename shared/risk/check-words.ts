import type { RiskCheck } from './risk-checks.ts';

/** A check in a few words, and what would put it right. */
export const CHECK_WORDS: Readonly<Record<RiskCheck, { readonly label: string; readonly help: string }>> = {
  'target-above-current': {
    label: 'Target above current',
    help: 'After its actions it would be worse than today. Lower the target, or say why.',
  },
  'dropped-without-action': {
    label: 'Lower, with nothing done',
    help: 'Scored lower than at the last review, but no action was done since. Say why, or score it again.',
  },
  'mitigated-without-actions': { label: 'Mitigated, no actions', help: 'Add the actions that mitigate it.' },
  'accepted-without-approver': { label: 'Accepted by nobody', help: 'Name who accepted it, and when.' },
  'proximity-outside-work': {
    label: 'Could hit outside its work',
    help: 'The day it could hit is before or after all the initiatives it touches.',
  },
  'action-due-after-work': {
    label: 'Action due too late',
    help: 'An open action is due after all the initiatives it touches are over.',
  },
  'closed-with-open-actions': { label: 'Closed, actions open', help: 'Finish or remove its actions.' },
  'no-response-above-appetite': {
    label: 'No response',
    help: 'Its level is above what the board accepts: choose a response.',
  },
  'review-overdue': { label: 'Review overdue', help: 'Nobody looked at it within its review interval.' },
};
