import type { BoardView } from '#shared/board/board-view.ts';
import type { ImportField } from './import-field.ts';
import { createIssueList, sortIssues } from './import-issue.ts';
import type { ImportOptions } from './import-options.ts';
import { type ImportPlan, NO_REMOVALS } from './import-plan.ts';
import { type ColumnTargets, matchColumns } from './match-columns.ts';
import { parseTable, type Table } from './parse-table.ts';
import { planInitiatives } from './plan-initiatives.ts';
import { linksNotNamed, planLinks } from './plan-links.ts';
import { teamsLeftEmpty, viewWithout } from './plan-removals.ts';
import { planStages, stagesLeftEmpty } from './plan-stages.ts';
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
  /** What those that will be removed are called. */
  readonly removedTitles: readonly string[];
  readonly removedTeams: readonly string[];
}

/** The dry run of an import: reads the text of a CSV file and plans what it would change. Writes nothing. */
export function prepareImport(text: string, options: ImportOptions, context: ImportContext): ImportPreparation {
  const issues = createIssueList();
  const table = parseTable(text, issues);
  const stageNames = context.view.milestones.list.flatMap(({ initiativeId, title }) => (initiativeId ? [title] : []));
  const targets = table ? matchColumns(table, options, issues, new Set(stageNames)) : [];
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
  const clear = options.replace;
  const named = new Set([...matches.values()].map(({ id }) => id));
  // A file without rows says nothing about the plan, and removes nothing.
  const removed = clear && rows.length > 0 ? view.initiatives.list.filter(({ id }) => !named.has(id)) : [];
  const kept = viewWithout(view, new Set(removed.map(({ id }) => id)));
  const toRow = { ownerOf, endColumn: column('end'), newId, clear };
  const initiatives = planInitiatives(kept, rows, matches, teams, toRow, issues);
  const stages = planStages(kept, initiatives.ids, newId);
  const linkRemovals = clear ? linksNotNamed(kept, initiatives.ids, column('dependsOn')) : [];
  const links = planLinks(withoutLinks(kept, linkRemovals), initiatives.ids, column('dependsOn'), issues);
  const removes = clear
    ? {
        initiatives: removed.map(({ id }) => id),
        stages: stagesLeftEmpty(kept, initiatives.ids),
        links: linkRemovals,
        teams: rows.length > 0 ? teamsLeftEmpty(view, kept, rows, initiatives, teams) : [],
      }
    : NO_REMOVALS;
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
    removes,
  };
  return {
    ...{ table, targets, plan },
    removedTitles: removed.map(({ key, title }) => (key ? `${key} ${title}` : title)),
    removedTeams: removes.teams.map((id) => view.teams.byId.get(id)?.name ?? ''),
  };
}

function withoutLinks(view: BoardView, ids: readonly string[]): BoardView {
  const list = view.dependencies.list.filter(({ id }) => !ids.includes(id));
  return { ...view, dependencies: { list, byId: new Map(list.map((link) => [link.id, link])) } };
}

function ownerFinder({ people }: ImportContext): (name: string) => string {
  const members = new Map<string, string>();
  for (const { id, name } of people) members.set(name.toLowerCase(), `user:${id}`);
  for (const { id, email } of people) members.set(email.toLowerCase(), `user:${id}`);
  return (name) => members.get(name.toLowerCase()) ?? name;
}
