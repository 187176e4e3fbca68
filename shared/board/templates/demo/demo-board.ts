import type { Board } from '../../board-doc.ts';
import type { BoardView } from '../../board-view.ts';
import { type CommandContext, keyBetween } from '../../commands/command.ts';
import { changeMeta } from '../../commands/meta-commands.ts';
import { addRecord } from '../../commands/record-commands.ts';
import type { NewFieldsOf, RecordKind } from '../../record-kind.ts';
import { writeTeams } from '../blank-plan.ts';
import { documentOf } from '../document-of.ts';
import { quarterAfter, quarterOf, quarterSpan } from '../quarter.ts';
import { demoDate } from './demo-day.ts';
import { capacityMonth, objectiveFields } from './demo-fields.ts';
import type { DemoMoment, DemoTables } from './demo-rows.ts';
import { DEMO_TEAMS } from './demo-teams.ts';
import { type DemoOptions, namesOf, writeRecords } from './write-demo-records.ts';

/** The document of a demo board as it stands at a moment. */
export function demoDocument(
  tables: DemoTables,
  moment: DemoMoment,
  options: DemoOptions,
  ctx: CommandContext,
): Uint8Array {
  return documentOf((board) => {
    const ids = new Map<string, string>();
    writeFrame(board, tables, options, ctx, ids);
    writeRecords({ board, tables, moment, options, ctx, ids, before: null });
  });
}

/** Brings a demo board from an earlier moment to a later one, as its people would have: changes and new records. */
export function advanceDemo(
  board: Board,
  before: BoardView,
  tables: DemoTables,
  moment: DemoMoment,
  options: DemoOptions,
  ctx: CommandContext,
): void {
  writeRecords({ board, tables, moment, options, ctx, ids: idsByName(before), before });
}

/** Ids of the records of a demo board by what the tables call them. */
export function idsByName(view: BoardView): Map<string, string> {
  const ids = new Map<string, string>();
  for (const { id, name } of view.teams.list) ids.set(name, id);
  for (const { id, title } of view.objectives.list) ids.set(title, id);
  for (const kind of ['initiatives', 'milestones', 'risks'] as const) {
    for (const { id, key } of view[kind].list) ids.set(key, id);
  }
  return ids;
}

/** What stays as it is: span, lanes, objectives, capacity. */
function writeFrame(
  board: Board,
  tables: DemoTables,
  options: DemoOptions,
  ctx: CommandContext,
  ids: Map<string, string>,
): void {
  const quarter = quarterOf(options.today);
  const periodStart = demoDate('-9 Mon', options.today);
  const patch = { periodStart, periodEnd: quarterSpan(quarterAfter(quarter)).end };
  changeMeta(board, { patch, origin: 'seed' });
  const teams = DEMO_TEAMS.filter(({ name }) => tables.teams.includes(name));
  const lanes = teams.map((team) => ({ ...team, orgTeamId: options.orgTeamIds.get(team.name) ?? null }));
  for (const [index, id] of writeTeams(board, lanes, ctx).entries()) ids.set(lanes[index]?.name ?? '', id);
  const names = namesOf({ ids, options });
  const add = <K extends RecordKind>(kind: K, fields: NewFieldsOf<K>) =>
    addRecord(board, { kind, fields, origin: 'seed' }, ctx);
  let order: string | null = null;
  for (const row of tables.objectives) {
    order = keyBetween(order, null);
    ids.set(row.title, add('objectives', { ...objectiveFields(row, names), order }));
  }
  for (const { team, people, hires } of tables.capacity) {
    people.forEach((available, index) => {
      const month = capacityMonth(index, names);
      add('capacity', { teamId: names.idOf(team), month, available, plannedHires: hires[index] ?? 0 });
    });
  }
}
