import * as z from 'zod/mini';
import {
  healing,
  line,
  longText,
  optionalDate,
  optionalPerson,
  optionalRef,
  optionalScale,
  optionalThreePoint,
  stringSet,
  title,
} from './fields.ts';

export const RISK_STATUSES = ['open', 'watching', 'happened', 'closed'] as const;
export type RiskStatus = (typeof RISK_STATUSES)[number];

export const ROAM_STATES = ['resolved', 'owned', 'accepted', 'mitigated'] as const;
export type RoamState = (typeof ROAM_STATES)[number];

export const RISK_KINDS = ['threat', 'opportunity'] as const;
export type RiskKind = (typeof RISK_KINDS)[number];

/** ISO 31073 and PMBOK: what is done about a threat, and about an opportunity. */
export const RESPONSES = {
  threat: ['avoid', 'transfer', 'mitigate', 'accept', 'escalate'],
  opportunity: ['exploit', 'share', 'enhance', 'accept', 'escalate'],
} as const satisfies Record<RiskKind, readonly string[]>;
export const ALL_RESPONSES = [
  'avoid',
  'transfer',
  'mitigate',
  'exploit',
  'share',
  'enhance',
  'accept',
  'escalate',
] as const;
export type RiskResponse = (typeof ALL_RESPONSES)[number];

export const RISK_CATEGORIES = [
  'schedule',
  'technical',
  'people',
  'supplier',
  'security',
  'compliance',
  'financial',
  'operational',
] as const;
export const VELOCITIES = ['slow', 'medium', 'fast'] as const;
export const KNOWLEDGE = ['low', 'medium', 'high'] as const;

/** Which of a risk's three scores is meant: without controls, with those in place today, after the planned actions. */
export const SCORE_BASES = ['inherent', 'current', 'target'] as const;
export type ScoreBasis = (typeof SCORE_BASES)[number];

const optionalProbability = healing(z.nullable(z.number().check(z.gte(0), z.lte(1))), null);

/** "Because of <cause>, <event> may happen, leading to <consequence>", with its scores, response and review. */
export const riskSchema = z.object({
  title,
  /** Short name for people, `R-07`; given by the command that adds the risk. */
  key: line,
  kind: healing(z.enum(RISK_KINDS), 'threat'),
  cause: longText,
  event: longText,
  consequence: longText,
  category: line,
  teamId: optionalRef,
  owner: optionalPerson,
  inherentLikelihood: optionalScale,
  inherentImpact: optionalScale,
  currentLikelihood: optionalScale,
  currentImpact: optionalScale,
  targetLikelihood: optionalScale,
  targetImpact: optionalScale,
  /** When it could hit. */
  proximity: optionalDate,
  velocity: healing(z.nullable(z.enum(VELOCITIES)), null),
  response: healing(z.nullable(z.enum(ALL_RESPONSES)), null),
  roam: healing(z.nullable(z.enum(ROAM_STATES)), null),
  status: healing(z.enum(RISK_STATUSES), 'open'),
  /** 0 to 1, when a number exists. */
  probability: optionalProbability,
  /** Working days of delay when it happens. */
  impactDays: optionalThreePoint,
  /** Cost when it happens, in the board's currency. */
  impactMoney: optionalThreePoint,
  /** The same numbers as they are expected to be after the planned actions. */
  targetProbability: optionalProbability,
  targetImpactDays: optionalThreePoint,
  targetImpactMoney: optionalThreePoint,
  initiativeIds: stringSet,
  reviewEveryDays: healing(z.int().check(z.gte(1), z.lte(3650)), 30),
  lastReviewed: optionalDate,
  /** The current score as it stood at the last review: where the trail in the matrix begins. */
  reviewedLikelihood: optionalScale,
  reviewedImpact: optionalScale,
  knowledge: healing(z.nullable(z.enum(KNOWLEDGE)), null),
  acceptedBy: optionalPerson,
  acceptedOn: optionalDate,
  notes: longText,
  tags: stringSet,
});

export type Risk = { readonly id: string } & Readonly<z.output<typeof riskSchema>>;
