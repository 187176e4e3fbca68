import type { PgTable } from 'drizzle-orm/pg-core';
import type {
  rowActions,
  rowDependencies,
  rowInitiatives,
  rowMilestones,
  rowRiskLinks,
  rowRisks,
  rowTeams,
} from '#server/db/schema/projected-rows.ts';
import type { BoardView } from '#shared/board/board-view.ts';
import { riskScore } from '#shared/risk/score.ts';
import { isRowId, storableText } from './storable-text.ts';

/** Rows of one table by the record they are made of. */
export type RowsByRecord<T extends PgTable> = ReadonlyMap<string, readonly T['$inferInsert'][]>;

/** A board as the tables of server/db/schema/projected-rows.ts hold it. */
export interface BoardRows {
  readonly teams: RowsByRecord<typeof rowTeams>;
  readonly initiatives: RowsByRecord<typeof rowInitiatives>;
  readonly milestones: RowsByRecord<typeof rowMilestones>;
  readonly dependencies: RowsByRecord<typeof rowDependencies>;
  readonly risks: RowsByRecord<typeof rowRisks>;
  readonly riskLinks: RowsByRecord<typeof rowRiskLinks>;
  readonly actions: RowsByRecord<typeof rowActions>;
}

/** The rows of a board. Pure: the same view gives the same rows. */
export function boardRows(boardId: string, view: BoardView): BoardRows {
  return {
    teams: collect(view.teams.list, ({ id, orgTeamId, name, colour, lead, order }) => [
      { boardId, id, orgTeamId, name, colour, lead, order },
    ]),
    initiatives: collect(view.initiatives.list, ({ id, key, title, teamId, owner, start, end, status, progress }) => [
      { boardId, id, key, title, teamId, owner: owner ?? '', startOn: start, endOn: end, status, progress },
    ]),
    milestones: collect(view.milestones.list, ({ id, title, teamId, initiativeId, date, kind, hard }) => [
      { boardId, id, title, teamId, initiativeId, onDate: date, kind, hard },
    ]),
    dependencies: collect(view.dependencies.list, ({ id, fromId, toId, type, lag, what, state, ...link }) => [
      {
        boardId,
        id,
        fromBoardId: link.fromBoardId ?? boardId,
        fromId,
        toBoardId: link.toBoardId ?? boardId,
        toId,
        type,
        lag,
        what,
        state,
        needBy: link.needBy,
        promisedOn: link.promised,
      },
    ]),
    risks: collect(view.risks.list, (risk) => {
      const { id, key, title, teamId, status, response, currentLikelihood, currentImpact } = risk;
      const score = riskScore(view.meta.matrix, risk, 'current');
      return [
        {
          boardId,
          id,
          key,
          title,
          teamId,
          owner: risk.owner ?? '',
          status,
          response,
          currentLikelihood,
          currentImpact,
          score: score?.score ?? null,
          level: score?.level ?? null,
          reviewedLikelihood: risk.reviewedLikelihood,
          reviewedImpact: risk.reviewedImpact,
          lastReviewed: risk.lastReviewed,
          reviewEvery: risk.reviewEveryDays,
        },
      ];
    }),
    riskLinks: collect(view.risks.list, ({ id, initiativeIds }) =>
      initiativeIds
        .filter((initiativeId) => view.initiatives.byId.has(initiativeId))
        .map((initiativeId) => ({ boardId, riskId: id, initiativeId })),
    ),
    actions: collect(view.actions.list, ({ id, riskId, title, owner, due, doneOn }) =>
      // An action whose risk is gone mitigates nothing: no query across boards has a place for it.
      riskId === null ? [] : [{ boardId, id, riskId, title, owner: owner ?? '', dueOn: due, doneOn }],
    ),
  };
}

function collect<R extends { readonly id: string }, Row extends Record<string, unknown>>(
  records: readonly R[],
  rowsOf: (record: R) => Row[],
): ReadonlyMap<string, readonly Row[]> {
  const rows = new Map<string, readonly Row[]>();
  for (const record of records) if (isRowId(record.id)) rows.set(record.id, rowsOf(record).map(storable));
  return rows;
}

function storable<Row extends Record<string, unknown>>(row: Row): Row {
  const clean: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(row))
    clean[name] = typeof value === 'string' ? storableText(value) : value;
  return clean as Row;
}
