import type { BoardView } from '#shared/board/board-view.ts';
import { keyBetween } from '#shared/board/commands/command.ts';
import type { FieldsOf } from '#shared/board/record-kind.ts';
import type { Initiative } from '#shared/board/records/initiative.ts';
import { clearedFields } from './cleared-fields.ts';
import type { IssueList } from './import-issue.ts';
import type { ImportPlan } from './import-plan.ts';
import type { PlanRow } from './plan-row.ts';
import type { TeamPlan } from './plan-teams.ts';

export interface InitiativePlan extends Pick<ImportPlan, 'creates' | 'updates'> {
  /** Id of each row's initiative, on the board or about to be. */
  readonly ids: ReadonlyMap<PlanRow, string>;
}

/** Plans an initiative for each row that has none on the board, and for the others what differs. */
export function planInitiatives(
  view: BoardView,
  rows: readonly PlanRow[],
  matches: ReadonlyMap<PlanRow, Initiative>,
  teams: TeamPlan,
  context: {
    readonly ownerOf: (name: string) => string;
    readonly endColumn: string | null;
    readonly newId: () => string;
    /** Whether an empty cell clears its field. */
    readonly clear: boolean;
  },
  issues: IssueList,
): InitiativePlan {
  const ids = new Map<PlanRow, string>();
  const creates: ImportPlan['creates'][number][] = [];
  const updates: ImportPlan['updates'][number][] = [];
  let order = view.initiatives.list.at(-1)?.order ?? null;
  for (const row of rows) {
    const existing = matches.get(row) ?? null;
    const said = fieldsOf(row, teams, context.ownerOf);
    const patch = differing(context.clear ? { ...clearedFields(row, existing), ...said } : said, existing);
    checkSpan(row, context.clear ? null : existing, context.endColumn, issues);
    if (existing) {
      ids.set(row, existing.id);
      if (Object.keys(patch).length > 0) updates.push({ row: row.row, id: existing.id, title: row.title, patch });
      continue;
    }
    const id = context.newId();
    order = keyBetween(order, null);
    ids.set(row, id);
    creates.push({ row: row.row, id, fields: { ...patch, title: row.title, order } });
  }
  return { ids, creates, updates };
}

/** The fields a row says something about. */
function fieldsOf(row: PlanRow, teams: TeamPlan, ownerOf: (name: string) => string): Partial<FieldsOf<'initiatives'>> {
  const teamId = teams.idOf(row.team);
  const supporting = row.supportingTeams.map((name) => teams.idOf(name)).filter((id) => id !== null && id !== teamId);
  const fields: Partial<FieldsOf<'initiatives'>> = {
    title: row.title || undefined,
    key: row.key || undefined,
    teamId: teamId ?? undefined,
    supportingTeamIds: supporting.length > 0 ? sorted(supporting as string[]) : undefined,
    owner: row.owner ? ownerOf(row.owner) : undefined,
    start: row.start ?? undefined,
    end: row.end ?? undefined,
    status: row.status ?? undefined,
    // What is done is done whole: a bar that says "done" and shows no progress would contradict itself.
    progress: row.progress ?? (row.status === 'done' ? 100 : undefined),
    confidence: row.confidence ?? undefined,
    effort: row.effort ?? undefined,
    description: row.description || undefined,
    tags: row.tags.length > 0 ? sorted(row.tags) : undefined,
    link: row.link || undefined,
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** The fields that the initiative does not say yet. */
function differing(fields: Partial<FieldsOf<'initiatives'>>, existing: Initiative | null): typeof fields {
  const entries = Object.entries(fields).filter(
    ([field, value]) => JSON.stringify(value) !== JSON.stringify(existing?.[field as keyof Initiative]),
  );
  return Object.fromEntries(entries);
}

/** In the order of sets in a view. */
const sorted = (members: readonly string[]) => [...new Set(members)].sort();

function checkSpan(row: PlanRow, existing: Initiative | null, endColumn: string | null, issues: IssueList): void {
  const start = row.start ?? existing?.start ?? null;
  const end = row.end ?? existing?.end ?? null;
  if (start !== null && end !== null && end < start) {
    issues.error(row.row, endColumn, `it would end on ${end}, before it starts on ${start}.`);
  } else if ((start === null) !== (end === null)) {
    const missing = start === null ? 'start' : 'end';
    issues.warn(
      row.row,
      null,
      `the ${missing} is missing: without both dates it stands in the tray of the unscheduled.`,
    );
  }
}
