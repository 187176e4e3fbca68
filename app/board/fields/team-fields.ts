import type { FieldDefinition } from './field-control.ts';

/** The fields of a team that are changed on the board; which team of the organisation it is, is set where boards are made. */
export const TEAM_FIELDS = {
  name: { field: 'name', label: 'Name', control: { type: 'line', required: true, max: 300 } },
  lead: { field: 'lead', label: 'Lead', control: { type: 'line', required: false, max: 200 } },
  colour: { field: 'colour', label: 'Colour', control: { type: 'colour' } },
} as const satisfies Record<string, FieldDefinition<'teams'>>;
