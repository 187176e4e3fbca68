import { MILESTONE_KINDS } from '#shared/board/records/milestone.ts';
import { type FieldDefinition, optionsOf } from './field-control.ts';

/** Every field of a milestone, by its name. */
export const MILESTONE_FIELDS = {
  title: { field: 'title', label: 'Title', control: { type: 'line', required: true, max: 300 } },
  date: { field: 'date', label: 'Date', control: { type: 'date', required: true } },
  key: { field: 'key', label: 'Key', control: { type: 'line', required: false, max: 60 } },
  teamId: {
    field: 'teamId',
    label: 'Team',
    control: { type: 'reference', kinds: ['teams'], nothing: 'Whole programme' },
  },
  initiativeId: {
    field: 'initiativeId',
    label: 'Stage of',
    hint: 'Drawn on the bar of this initiative',
    control: { type: 'reference', kinds: ['initiatives'], nothing: 'None' },
  },
  kind: {
    field: 'kind',
    label: 'Kind',
    control: {
      type: 'choice',
      options: [...optionsOf(MILESTONE_KINDS.slice(0, 2)), { value: 'external', label: 'External date' }],
    },
  },
  hard: {
    field: 'hard',
    label: 'Hard date',
    hint: 'It can not move',
    control: { type: 'yes-no', yes: 'Hard', no: 'Soft' },
  },
} as const satisfies Record<string, FieldDefinition<'milestones'>>;
