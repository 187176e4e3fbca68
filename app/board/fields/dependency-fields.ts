import { HANDSHAKE_STATES } from '#shared/board/records/dependency.ts';
import { type FieldDefinition, optionsOf } from './field-control.ts';

/** What each link type binds, as people say it. */
export const DEPENDENCY_TYPE_LABELS = {
  FS: 'Finish to start',
  SS: 'Start to start',
  FF: 'Finish to finish',
  SF: 'Start to finish',
} as const;

/** The fields of a dependency that can be changed; its ends are given when it is made. */
export const DEPENDENCY_FIELDS = {
  type: {
    field: 'type',
    label: 'Type',
    control: {
      type: 'choice',
      options: Object.entries(DEPENDENCY_TYPE_LABELS).map(([value, label]) => ({
        value,
        label: `${label} (${value})`,
      })),
    },
  },
  lag: {
    field: 'lag',
    label: 'Lag',
    hint: 'Working days that must lie between; negative for a lead',
    control: { type: 'number', min: -2000, max: 2000, integer: true, unit: 'd', required: true },
  },
  what: { field: 'what', label: 'What is handed over', control: { type: 'line', required: false, max: 500 } },
  needBy: { field: 'needBy', label: 'Needed by', control: { type: 'date', required: false } },
  promised: { field: 'promised', label: 'Promised for', control: { type: 'date', required: false } },
  state: { field: 'state', label: 'State', control: { type: 'choice', options: optionsOf(HANDSHAKE_STATES) } },
} as const satisfies Record<string, FieldDefinition<'dependencies'>>;
