/**
 * What a column of a plan can be read as: a field of the initiatives, the names such columns go by (best first), and
 * whether several columns may be read as it together, as in exports that repeat a column for every label.
 */
export const IMPORT_FIELDS = {
  key: { label: 'Key', names: ['key', 'issue key', 'id', 'ref', 'reference', 'number', 'epic key'], repeats: false },
  title: {
    label: 'Title',
    names: ['title', 'summary', 'name', 'initiative', 'task name', 'task', 'epic', 'feature', 'project'],
    repeats: false,
  },
  team: {
    label: 'Team',
    names: ['team', 'owning team', 'lane', 'squad', 'group', 'department', 'component'],
    repeats: false,
  },
  supportingTeams: {
    label: 'Supporting teams',
    names: ['supporting teams', 'supporting team', 'participating teams', 'other teams', 'contributing teams'],
    repeats: true,
  },
  start: {
    label: 'Start',
    names: ['start', 'start date', 'planned start', 'begin', 'from', 'target start'],
    repeats: false,
  },
  end: {
    label: 'End',
    names: [
      'end',
      'end date',
      'due',
      'due date',
      'finish',
      'finish date',
      'planned end',
      'target end',
      'target date',
      'until',
    ],
    repeats: false,
  },
  status: { label: 'Status', names: ['status', 'state', 'health'], repeats: false },
  progress: {
    label: 'Progress',
    names: ['progress', 'percent done', 'percent complete', '% complete', '% done', '% progress'],
    repeats: false,
  },
  owner: { label: 'Owner', names: ['owner', 'assignee', 'lead', 'responsible', 'accountable', 'dri'], repeats: false },
  dependsOn: {
    label: 'Depends on',
    names: ['depends on', 'blocked by', 'predecessors', 'predecessor', 'dependencies', 'needs'],
    repeats: true,
  },
  tags: { label: 'Tags', names: ['tags', 'labels', 'tag', 'label', 'keywords'], repeats: true },
  confidence: { label: 'Confidence', names: ['confidence', 'confidence level'], repeats: false },
  effort: {
    label: 'Effort (person-weeks)',
    names: ['effort', 'person weeks', 'effort person weeks', 'estimate person weeks'],
    repeats: false,
  },
  description: { label: 'Description', names: ['description', 'notes', 'details', 'comment'], repeats: false },
  link: { label: 'Link', names: ['link', 'url', 'href', 'address'], repeats: false },
} as const satisfies Record<string, ImportFieldSpec>;

interface ImportFieldSpec {
  readonly label: string;
  readonly names: readonly string[];
  readonly repeats: boolean;
}

export type ImportField = keyof typeof IMPORT_FIELDS;
export const IMPORT_FIELD_NAMES = Object.keys(IMPORT_FIELDS) as readonly ImportField[];

/** What is done with a column: read as a field, as a stage milestone of its initiative (alpha, beta), or not at all. */
export const COLUMN_TARGETS = [...IMPORT_FIELD_NAMES, 'stage', 'ignore'] as const;
export type ColumnTarget = ImportField | 'stage' | 'ignore';

export function targetLabel(target: ColumnTarget): string {
  if (target === 'ignore') return 'Not imported';
  return target === 'stage' ? 'Stage milestone' : IMPORT_FIELDS[target].label;
}

/** A column name without case, spaces and signs, so that "Start Date", "start_date" and "START-DATE" are one. */
export function plainName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/%/g, 'percent')
    .replace(/[^\p{L}\p{N}]/gu, '');
}
