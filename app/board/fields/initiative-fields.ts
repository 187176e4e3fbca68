import { CONFIDENCES, INITIATIVE_STATUSES } from '#shared/board/records/initiative.ts';
import { type FieldDefinition, optionsOf } from './field-control.ts';

/** Every field of an initiative but its order, by its name. */
export const INITIATIVE_FIELDS = {
  title: { field: 'title', label: 'Title', control: { type: 'line', required: true, max: 300 } },
  key: { field: 'key', label: 'Key', control: { type: 'line', required: false, max: 60, placeholder: 'PAY-112' } },
  teamId: { field: 'teamId', label: 'Team', control: { type: 'reference', kinds: ['teams'], nothing: 'No team' } },
  supportingTeamIds: {
    field: 'supportingTeamIds',
    label: 'Supporting teams',
    control: { type: 'references', kind: 'teams' },
  },
  owner: { field: 'owner', label: 'Owner', control: { type: 'person' } },
  start: { field: 'start', label: 'Start', control: { type: 'date', required: false } },
  end: { field: 'end', label: 'End', control: { type: 'date', required: false } },
  notBefore: {
    field: 'notBefore',
    label: 'Not before',
    hint: 'It can’t start earlier',
    control: { type: 'date', required: false },
  },
  deadline: {
    field: 'deadline',
    label: 'Deadline',
    hint: 'It must be over by then',
    control: { type: 'date', required: false },
  },
  status: { field: 'status', label: 'Status', control: { type: 'choice', options: optionsOf(INITIATIVE_STATUSES) } },
  progress: {
    field: 'progress',
    label: 'Progress',
    control: { type: 'number', min: 0, max: 100, integer: true, unit: '%', required: true },
  },
  confidence: {
    field: 'confidence',
    label: 'Confidence',
    control: { type: 'choice', options: optionsOf(CONFIDENCES), nothing: 'Not said' },
  },
  estimate: {
    field: 'estimate',
    label: 'Estimate',
    hint: 'Duration in working days',
    control: { type: 'three-point', unit: 'd' },
  },
  effort: {
    field: 'effort',
    label: 'Effort',
    control: { type: 'number', min: 0, max: 100_000, integer: false, unit: 'person-weeks', required: false },
  },
  objectiveId: {
    field: 'objectiveId',
    label: 'Objective',
    control: { type: 'reference', kinds: ['objectives'], nothing: 'None' },
  },
  description: { field: 'description', label: 'Description', control: { type: 'long-text' } },
  tags: { field: 'tags', label: 'Tags', control: { type: 'tags' } },
  link: {
    field: 'link',
    label: 'Link',
    control: { type: 'line', required: false, max: 500, placeholder: 'https://…' },
  },
} as const satisfies Record<string, FieldDefinition<'initiatives'>>;
