import type { FieldDefinition } from './field-control.ts';

const effect = { type: 'number', min: -10, max: 0, integer: true, unit: 'steps', required: true } as const;

/** Every field of an action, by its name. */
export const ACTION_FIELDS = {
  title: { field: 'title', label: 'Action', control: { type: 'line', required: true, max: 300 } },
  riskId: { field: 'riskId', label: 'Mitigates', control: { type: 'reference', kinds: ['risks'], nothing: 'No risk' } },
  owner: { field: 'owner', label: 'Owner', control: { type: 'person' } },
  due: { field: 'due', label: 'Due', control: { type: 'date', required: false } },
  doneOn: { field: 'doneOn', label: 'Done on', control: { type: 'date', required: false } },
  cost: {
    field: 'cost',
    label: 'Cost',
    hint: 'In the currency of the board',
    control: { type: 'number', min: 0, max: 1e12, integer: false, unit: '', required: false },
  },
  effectOnLikelihood: {
    field: 'effectOnLikelihood',
    label: 'Effect on likelihood',
    hint: 'Steps down: −1, −2',
    control: effect,
  },
  effectOnImpact: { field: 'effectOnImpact', label: 'Effect on impact', hint: 'Steps down: −1, −2', control: effect },
  notes: { field: 'notes', label: 'Notes', control: { type: 'long-text' } },
} as const satisfies Record<string, FieldDefinition<'actions'>>;
