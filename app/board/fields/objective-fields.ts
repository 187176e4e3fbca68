import type { FieldDefinition } from './field-control.ts';

/** The fields of an objective that are one value; its key results are a list of their own. */
export const OBJECTIVE_FIELDS = {
  title: { field: 'title', label: 'Title', control: { type: 'line', required: true, max: 300 } },
  owner: { field: 'owner', label: 'Owner', control: { type: 'person' } },
  description: { field: 'description', label: 'Description', control: { type: 'long-text' } },
} as const satisfies Record<string, FieldDefinition<'objectives'>>;
