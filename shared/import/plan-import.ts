import type { BoardView } from '#shared/board/board-view.ts';
import type { ImportField } from './import-field.ts';
import { createIssueList, sortIssues } from './import-issue.ts';
import type { ImportOptions } from './import-options.ts';
import type { ImportPlan } from './import-plan.ts';
import { type ColumnTargets, matchColumns } from './match-columns.ts';
import { parseTable, type Table } from './parse-table.ts';
import { planInitiatives } from './plan-initiatives.ts';
import { planLinks } from './plan-links.ts';
import { planStages } from './plan-stages.ts';
import { type OrgTeam, planTeams } from './plan-teams.ts';
import { readRows } from './read-rows.ts';
import { matchInitiatives } from './row-identity.ts';

/** What a file is imported into, and what an import can't find out by itself. */
export interface ImportContext {
  readonly view: BoardView;
  readonly orgTeams: readonly OrgTeam[];
  /** People of the organisation; an owner of their name or e-mail address is them. */
  readonly people: readonly { readonly id: string; readonly name: string; readonly email: string }[];
  readonly newId: () => string;
}

/** A file as it was read, and what importing it would do. Where there is no table, the plan says why and does nothing. */
export interface ImportPreparation {
  readonly table: Table | null;
  readonly targets: ColumnTargets;
  readonly plan: ImportPlan;
}

/** The dry run of an import: reads the text of a CSV file and plans what it would change. Writes nothing. */
export function prepareImport(text: string, options: ImportOptions, context: ImportContext): ImportPreparation {
  const issues = createIssueList();
  const table = parseTable(text, issues);
  const targets = table ? matchColumns(table, options, issues) : [];
  // Without titles every row would be wrong in the same way: the one message about the columns says it.
  const { rows, unclearDate } =
    table && targets.includes('title') ? readRows(table, targets, options, issues) : { rows: [], unclearDate: null };
  const column = (field: ImportField) => table?.header[targets.indexOf(field)] ?? null;

  const { view, newId } = context;
  const teams = planTeams(
    view,
    rows,
    { orgTeams: context.orgTeams, renamed: options.teams, supportingColumn: column('supportingTeams'), newId },
    issues,
  );
  const columns = { key: column('key'), title: column('title') };
  const matches = matchInitiatives(view, rows, teams, columns, issues);
  const ownerOf = ownerFinder(context);
  const initiatives = planInitiatives(view, rows, matches, teams, { ownerOf, endColumn: column('end'), newId }, issues);
  const stages = planStages(view, initiatives.ids, newId);
  const links = planLinks(view, initiatives.ids, column('dependsOn'), issues);
  const { creates, updates } = initiatives;
  const unchanged = rows.length - creates.length - updates.length;
  const plan: ImportPlan = {
    issues: sortIssues(issues.all),
    rows: rows.length,
    teams: teams.creates,
    unclearDate,
    alikeTeams: teams.alikeTeams,
    creates,
    updates,
    unchanged,
    stages,
    links,
  };
  return { table, targets, plan };
}

function ownerFinder({ people }: ImportContext): (name: string) => string {
  const members = new Map<string, string>();
  for (const { id, name } of people) members.set(name.toLowerCase(), `user:${id}`);
  for (const { id, email } of people) members.set(email.toLowerCase(), `user:${id}`);
  return (name) => members.get(name.toLowerCase()) ?? name;
}
