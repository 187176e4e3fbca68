import { z } from 'zod';
import { COLUMN_TARGETS } from './import-field.ts';
import type { ImportIssue } from './import-issue.ts';
import type { ImportPreparation } from './plan-import.ts';

/** At most so many issues travel to a person; the counts say how many there are. */
const MOST_ISSUES = 500;
const SAMPLES = 3;
/** At most so many titles of what is removed are told. */
const MOST_REMOVED = 200;

const count = z.number().int().min(0);

/** The dry run of an import as people and scripts read it: JSON. */
export const importSummarySchema = z.object({
  /** Whether it can be imported as it is. */
  ok: z.boolean(),
  rows: count,
  columns: z.array(z.object({ name: z.string(), target: z.enum(COLUMN_TARGETS), samples: z.array(z.string()) })),
  creates: count,
  updates: count,
  unchanged: count,
  /** Names of the lanes that will be added. */
  teams: z.array(z.string()),
  /** A date of the file that can be read two ways, when nothing tells which. */
  unclearDate: z.string().nullable(),
  alikeTeams: z.array(z.object({ name: z.string(), like: z.string() })),
  stageCreates: count,
  stageUpdates: count,
  links: count,
  removes: count,
  stageRemoves: count,
  linkRemoves: count,
  /** What the initiatives that will be removed are called, as far as they fit. */
  removed: z.array(z.string()),
  /** Names of the lanes that will be removed. */
  teamsRemoved: z.array(z.string()),
  errors: count,
  warnings: count,
  issues: z.array(
    z.object({
      severity: z.enum(['error', 'warning']),
      row: count.nullable(),
      column: z.string().nullable(),
      message: z.string(),
    }),
  ),
});

export type ImportSummary = Readonly<z.output<typeof importSummarySchema>>;

/** The summary of a dry run. `note`: what there is to know about how the file was read. */
export function summariseImport(preparation: ImportPreparation, note: string | null = null): ImportSummary {
  const { table, targets, plan } = preparation;
  const errors = plan.issues.filter(({ severity }) => severity === 'error').length;
  return {
    ok: errors === 0,
    rows: plan.rows,
    columns: (table?.header ?? []).map((name, index) => {
      const cells = (table?.rows ?? []).map((row) => row.cells[index] ?? '').filter((cell) => cell !== '');
      const samples = [...new Set(cells.slice(0, 50))].slice(0, SAMPLES).map((cell) => cell.slice(0, 80));
      return { name, target: targets[index] ?? 'ignore', samples };
    }),
    creates: plan.creates.length,
    updates: plan.updates.length,
    unchanged: plan.unchanged,
    teams: plan.teams.map(({ fields }) => fields.name),
    unclearDate: plan.unclearDate,
    alikeTeams: [...plan.alikeTeams],
    stageCreates: plan.stages.creates.length,
    stageUpdates: plan.stages.updates.length,
    links: plan.links.length,
    removes: plan.removes.initiatives.length,
    stageRemoves: plan.removes.stages.length,
    linkRemoves: plan.removes.links.length,
    removed: preparation.removedTitles.slice(0, MOST_REMOVED),
    teamsRemoved: [...preparation.removedTeams],
    errors,
    warnings: plan.issues.length - errors + (note ? 1 : 0),
    issues: [...(note ? [aboutFile('warning', note)] : []), ...plan.issues].slice(0, MOST_ISSUES),
  };
}

/** The summary of a file that can't be read at all. */
export function refuseImport(message: string): ImportSummary {
  const counts = { rows: 0, creates: 0, updates: 0, unchanged: 0, stageCreates: 0, stageUpdates: 0, links: 0 };
  const nothing = { ...counts, removes: 0, stageRemoves: 0, linkRemoves: 0, removed: [], teamsRemoved: [] };
  const issues = [aboutFile('error', message)];
  return {
    ok: false,
    ...nothing,
    columns: [],
    teams: [],
    unclearDate: null,
    alikeTeams: [],
    errors: 1,
    warnings: 0,
    issues,
  };
}

function aboutFile(severity: ImportIssue['severity'], message: string): ImportIssue {
  return { severity, row: null, column: null, message };
}
