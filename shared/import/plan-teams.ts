import type { BoardView } from '#shared/board/board-view.ts';
import { keyBetween } from '#shared/board/commands/command.ts';
import { teamColour } from '#shared/board/templates/team-colours.ts';
import type { IssueList } from './import-issue.ts';
import type { ImportPlan, PlannedRecord } from './import-plan.ts';
import type { PlanRow } from './plan-row.ts';

/** A team of the organisation that a lane may be. */
export interface OrgTeam {
  readonly id: string;
  readonly name: string;
  readonly colour: string;
  readonly lead: string;
}

export interface TeamPlan extends Pick<ImportPlan, 'alikeTeams'> {
  readonly creates: readonly PlannedRecord<'teams'>[];
  /** Id of the team of this name, on the board or about to be; null for no name. */
  idOf(name: string): string | null;
}

/** Names are one team without regard to case and spaces at the ends. */
const plain = (name: string) => name.trim().toLowerCase();

/**
 * Finds the teams of the rows on the board, else plans lanes for them behind the others: first those that own something,
 * in the order of the file, then those that only support. A lane of an organisation's team's name is that team.
 */
export function planTeams(
  view: BoardView,
  rows: readonly PlanRow[],
  context: {
    readonly orgTeams: readonly OrgTeam[];
    /** Name in the file -> name of the team that is meant. */
    readonly renamed: Readonly<Record<string, string>>;
    readonly supportingColumn: string | null;
    readonly newId: () => string;
  },
  issues: IssueList,
): TeamPlan {
  const renamed = new Map(Object.entries(context.renamed).map(([from, to]) => [plain(from), to]));
  const orgTeams = new Map(context.orgTeams.map((team) => [plain(team.name), team]));
  const known = new Map<string, string>();
  for (const team of view.teams.list) if (!known.has(plain(team.name))) known.set(plain(team.name), team.id);
  const creates: PlannedRecord<'teams'>[] = [];
  const alikeTeams: ImportPlan['alikeTeams'][number][] = [];
  let order = view.teams.list.reduce<string | null>(
    (last, team) => (last && last > team.order ? last : team.order),
    null,
  );

  const meant = (name: string) => renamed.get(plain(name)) ?? name;
  const need = (named: string) => {
    const name = meant(named);
    if (name === '' || known.has(plain(name))) return;
    const id = context.newId();
    const orgTeam = orgTeams.get(plain(name));
    order = keyBetween(order, null);
    const colour = orgTeam?.colour ?? teamColour(view.teams.list.length + creates.length);
    const fields = {
      name: orgTeam?.name ?? name,
      colour,
      lead: orgTeam?.lead ?? '',
      orgTeamId: orgTeam?.id ?? null,
      order,
    };
    creates.push({ id, fields });
    known.set(plain(name), id);
  };
  for (const { team } of rows) need(team);
  const owning = [...view.teams.list.map(({ name }) => name), ...creates.map(({ fields }) => fields.name)];
  for (const { row, supportingTeams } of rows) {
    for (const name of supportingTeams) {
      if (known.has(plain(meant(name)))) continue;
      const twin = owning.find((other) => areAlike(other, name));
      if (twin) {
        alikeTeams.push({ name, like: twin });
        issues.warn(
          row,
          context.supportingColumn,
          `"${name}" is a new team and much like "${twin}": is it the same one?`,
        );
      }
      need(name);
    }
  }
  return { creates, alikeTeams, idOf: (name) => known.get(plain(meant(name))) ?? null };
}

/** Whether two names look like one misspelt or cut short: at most a quarter of the letters differs, and no number. */
function areAlike(a: string, b: string): boolean {
  if (a.replace(/\D/g, '') !== b.replace(/\D/g, '')) return false;
  const [one, other] = [plainWords(a), plainWords(b)];
  if (one.length < 6 || other.length < 6) return false;
  return (
    one.startsWith(other) ||
    other.startsWith(one) ||
    editDistance(one, other) <= Math.max(one.length, other.length) * 0.25
  );
}

const plainWords = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** Levenshtein 1966: inserted, removed and replaced letters. */
function editDistance(a: string, b: string): number {
  let before = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (before[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(replaced, (before[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    before = row;
  }
  return before[b.length] ?? 0;
}
