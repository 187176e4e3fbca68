import type { RecordKind } from '#shared/board/record-kind.ts';
import { ACTION_FIELDS } from './action-fields.ts';
import { DEPENDENCY_FIELDS } from './dependency-fields.ts';
import type { FieldDefinition } from './field-control.ts';
import { INITIATIVE_FIELDS } from './initiative-fields.ts';
import { MILESTONE_FIELDS } from './milestone-fields.ts';
import { OBJECTIVE_FIELDS } from './objective-fields.ts';
import { RISK_FIELDS } from './risk-fields.ts';
import { TEAM_FIELDS } from './team-fields.ts';

/** The fields of each kind that people know by name. */
export const FIELD_DEFINITIONS = {
  teams: TEAM_FIELDS,
  initiatives: INITIATIVE_FIELDS,
  milestones: MILESTONE_FIELDS,
  dependencies: DEPENDENCY_FIELDS,
  risks: RISK_FIELDS,
  actions: ACTION_FIELDS,
  objectives: OBJECTIVE_FIELDS,
} as unknown as Readonly<Partial<Record<RecordKind, Readonly<Record<string, FieldDefinition<RecordKind>>>>>>;
