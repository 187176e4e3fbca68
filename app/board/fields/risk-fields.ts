import {
  KNOWLEDGE,
  RESPONSES,
  RISK_CATEGORIES,
  RISK_KINDS,
  RISK_STATUSES,
  ROAM_STATES,
  VELOCITIES,
} from '#shared/board/records/risk.ts';
import { type FieldDefinition, optionsOf } from './field-control.ts';

type RiskField = FieldDefinition<'risks'>;

const likelihood = { type: 'scale', axis: 'likelihood' } as const;
const impact = { type: 'scale', axis: 'impact' } as const;
const person = { type: 'person' } as const;
const date = { type: 'date', required: false } as const;

/** Every field of a risk, by its name. */
export const RISK_FIELDS = {
  title: { field: 'title', label: 'Title', control: { type: 'line', required: true, max: 300 } },
  key: { field: 'key', label: 'Key', control: { type: 'line', required: false, max: 60 } },
  kind: { field: 'kind', label: 'Kind', control: { type: 'choice', options: optionsOf(RISK_KINDS) } },
  cause: {
    field: 'cause',
    label: 'Cause',
    control: { type: 'long-text', placeholder: 'Because of … what is true today' },
  },
  event: { field: 'event', label: 'Event', control: { type: 'long-text', placeholder: '… this may happen' } },
  consequence: {
    field: 'consequence',
    label: 'Consequence',
    control: { type: 'long-text', placeholder: '… leading to this for the plan' },
  },
  category: {
    field: 'category',
    label: 'Category',
    control: {
      type: 'choice',
      options: optionsOf(RISK_CATEGORIES),
      nothing: 'None',
    },
  },
  teamId: { field: 'teamId', label: 'Team', control: { type: 'reference', kinds: ['teams'], nothing: 'No team' } },
  owner: { field: 'owner', label: 'Owner', control: person },
  inherentLikelihood: { field: 'inherentLikelihood', label: 'Inherent likelihood', control: likelihood },
  inherentImpact: { field: 'inherentImpact', label: 'Inherent impact', control: impact },
  currentLikelihood: { field: 'currentLikelihood', label: 'Likelihood', control: likelihood },
  currentImpact: { field: 'currentImpact', label: 'Impact', control: impact },
  targetLikelihood: { field: 'targetLikelihood', label: 'Target likelihood', control: likelihood },
  targetImpact: { field: 'targetImpact', label: 'Target impact', control: impact },
  proximity: { field: 'proximity', label: 'Could hit from', control: date },
  velocity: {
    field: 'velocity',
    label: 'Velocity',
    hint: 'How fast it is felt once it happens',
    control: { type: 'choice', options: optionsOf(VELOCITIES), nothing: 'Not said' },
  },
  response: {
    field: 'response',
    label: 'Response',
    control: (risk) => ({ type: 'choice', options: optionsOf(RESPONSES[risk.kind]), nothing: 'Not decided' }),
  },
  roam: {
    field: 'roam',
    label: 'ROAM',
    hint: 'Resolved, owned, accepted, mitigated',
    control: { type: 'choice', options: optionsOf(ROAM_STATES), nothing: 'Not yet' },
  },
  status: { field: 'status', label: 'Status', control: { type: 'choice', options: optionsOf(RISK_STATUSES) } },
  probability: {
    field: 'probability',
    label: 'Probability',
    control: { type: 'number', min: 0, max: 100, integer: false, unit: '%', required: false, scale: 0.01 },
  },
  impactDays: {
    field: 'impactDays',
    label: 'Delay if it happens',
    hint: 'Working days',
    control: { type: 'three-point', unit: 'd' },
  },
  impactMoney: {
    field: 'impactMoney',
    label: 'Cost if it happens',
    control: { type: 'three-point', unit: 'money' },
  },
  targetProbability: {
    field: 'targetProbability',
    label: 'Probability after the actions',
    control: { type: 'number', min: 0, max: 100, integer: false, unit: '%', required: false, scale: 0.01 },
  },
  targetImpactDays: {
    field: 'targetImpactDays',
    label: 'Delay after the actions',
    hint: 'Working days',
    control: { type: 'three-point', unit: 'd' },
  },
  targetImpactMoney: {
    field: 'targetImpactMoney',
    label: 'Cost after the actions',
    control: { type: 'three-point', unit: 'money' },
  },
  initiativeIds: { field: 'initiativeIds', label: 'Threatens', control: { type: 'references', kind: 'initiatives' } },
  reviewEveryDays: {
    field: 'reviewEveryDays',
    label: 'Review every',
    control: { type: 'number', min: 1, max: 3650, integer: true, unit: 'days', required: true },
  },
  lastReviewed: { field: 'lastReviewed', label: 'Last reviewed', control: date },
  knowledge: {
    field: 'knowledge',
    label: 'Strength of knowledge',
    hint: 'How well the scores are founded',
    control: { type: 'choice', options: optionsOf(KNOWLEDGE), nothing: 'Not said' },
  },
  acceptedBy: { field: 'acceptedBy', label: 'Accepted by', control: person },
  acceptedOn: { field: 'acceptedOn', label: 'Accepted on', control: date },
  notes: { field: 'notes', label: 'Notes', control: { type: 'long-text' } },
  tags: { field: 'tags', label: 'Tags', control: { type: 'tags' } },
} as const satisfies Record<string, RiskField>;
