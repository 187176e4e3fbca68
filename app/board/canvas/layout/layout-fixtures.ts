import type { BoardView, RecordTable } from '#shared/board/board-view.ts';
import { boardMetaSchema } from '#shared/board/records/board-meta.ts';
import { type Initiative, initiativeSchema } from '#shared/board/records/initiative.ts';
import { type Milestone, milestoneSchema } from '#shared/board/records/milestone.ts';
import { type Risk, riskSchema } from '#shared/board/records/risk.ts';
import { type Team, teamSchema } from '#shared/board/records/team.ts';

/** Records for tests of the layouts: what is not given is the schema's default. */
export function initiative(id: string, fields: Partial<Initiative> = {}): Initiative {
  return { ...initiativeSchema.parse({ title: id, ...fields }), id };
}

export function milestone(id: string, date: string, fields: Partial<Milestone> = {}): Milestone {
  return { ...milestoneSchema.parse({ title: id, date, ...fields }), id };
}

export function risk(id: string, fields: Partial<Risk> = {}): Risk {
  return { ...riskSchema.parse({ title: id, ...fields }), id };
}

export function team(id: string, name: string): Team {
  return { ...teamSchema.parse({ name }), id };
}

export function table<R extends { readonly id: string }>(list: readonly R[]): RecordTable<R> {
  return { list, byId: new Map(list.map((record) => [record.id, record])) };
}

export function emptyView(): Pick<BoardView, 'teams' | 'initiatives' | 'milestones' | 'risks' | 'meta'> {
  return {
    teams: table<Team>([]),
    initiatives: table<Initiative>([]),
    milestones: table<Milestone>([]),
    risks: table<Risk>([]),
    meta: boardMetaSchema.parse({}),
  };
}
