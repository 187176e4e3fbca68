import type { Board } from '../../board-doc.ts';
import type { BoardView } from '../../board-view.ts';
import { type CommandContext, keyBetween } from '../../commands/command.ts';
import { linkItems } from '../../commands/dependency-commands.ts';
import { addRecord, updateRecord } from '../../commands/record-commands.ts';
import type { FieldsOf, NewFieldsOf, RecordKind } from '../../record-kind.ts';
import {
  actionFields,
  budgetFields,
  type DemoNames,
  dependencyFields,
  initiativeFields,
  milestoneFields,
  riskFields,
} from './demo-fields.ts';
import { existsAt, initiativeAt, momentDate, rowAt } from './demo-moment.ts';
import type { DemoMoment, DemoTables } from './demo-rows.ts';

/** What a demo board can't know by itself. */
export interface DemoOptions {
  /** ISO date that the demo is seen on: everything is laid around it. */
  readonly today: string;
  /** Who looks at it, and owns some of the records: `user:<id>`. */
  readonly me: string;
  /** The organisation's teams by name: lanes of that name are them. */
  readonly orgTeamIds: ReadonlyMap<string, string>;
  /** Finds a record of another demo board by its key; null where there is none. */
  readonly far?: (key: string) => { readonly boardId: string; readonly id: string } | null;
}

/** One go at bringing a board to a moment. */
export interface Writing {
  readonly board: Board;
  readonly tables: DemoTables;
  readonly moment: DemoMoment;
  readonly options: DemoOptions;
  readonly ctx: CommandContext;
  readonly ids: Map<string, string>;
  /** The board so far; null while it is new. */
  readonly before: BoardView | null;
}

/** What rows name, found on the board. */
export function namesOf({ ids, options }: Pick<Writing, 'ids' | 'options'>): DemoNames {
  const idOf = (name: string) => {
    const id = ids.get(name);
    if (!id) throw new Error(`The demo tables name "${name}", which is not there.`);
    return id;
  };
  return { today: options.today, me: options.me, idOf };
}

/** Writes every row as it stands at the moment: new records whole, the others where they differ. */
export function writeRecords(writing: Writing): void {
  const { tables, moment, options, ids, before } = writing;
  const names = namesOf(writing);
  const seenOn = momentDate(moment, options.today);
  let order = before?.initiatives.list.at(-1)?.order ?? null;
  for (const row of tables.initiatives) {
    if (!existsAt(row, moment)) continue;
    order = ids.has(row.key) ? order : keyBetween(order, null);
    put(writing, 'initiatives', row.key, initiativeFields(initiativeAt(row, moment, options.today), names), { order });
  }
  for (const row of tables.milestones) {
    if (existsAt(row, moment)) put(writing, 'milestones', row.key, milestoneFields(rowAt(row, moment), names));
  }
  for (const row of tables.risks) {
    if (existsAt(row, moment)) put(writing, 'risks', row.key, riskFields(rowAt(row, moment), names, seenOn));
  }
  for (const row of tables.actions) {
    const riskId = ids.get(row.risk);
    const action = before?.actions.list.find((known) => known.riskId === riskId && known.title === row.title);
    if (action) ids.set(row.title, action.id);
    if (riskId) put(writing, 'actions', row.title, { ...actionFields(row, names, seenOn), riskId });
  }
  writeDependencies(writing, names);
  if (moment === 'today') for (const row of tables.budget) put(writing, 'budget', '', budgetFields(row, names));
}

function writeDependencies(writing: Writing, names: DemoNames): void {
  const { board, tables, moment, options, ctx, before } = writing;
  for (const row of tables.dependencies) {
    if (!existsAt(row, moment)) continue;
    const fields = dependencyFields(rowAt(row, moment), names);
    const far = row.from.startsWith('/') ? options.far?.(row.from.slice(1)) : undefined;
    if (far === null || (row.from.startsWith('/') && !far)) continue;
    const [fromId, toId] = [far?.id ?? names.idOf(row.from), names.idOf(row.to)];
    const known = before?.dependencies.list.find((link) => link.fromId === fromId && link.toId === toId);
    if (known) updateRecord(board, { kind: 'dependencies', id: known.id, patch: fields, origin: 'seed' });
    else
      linkItems(board, { fields: { ...fields, fromId, toId, fromBoardId: far?.boardId ?? null }, origin: 'seed' }, ctx);
  }
}

/** Adds a record, with `extra` that only new ones need, or changes the one of this name. */
function put<K extends RecordKind>(
  { board, ids, ctx }: Writing,
  kind: K,
  name: string,
  fields: NewFieldsOf<K>,
  extra: { readonly order?: string | null } = {},
): void {
  const id = ids.get(name);
  if (id) updateRecord(board, { kind, id, patch: fields as Partial<FieldsOf<K>>, origin: 'seed' });
  else ids.set(name || ctx.newId(), addRecord(board, { kind, fields: { ...fields, ...extra }, origin: 'seed' }, ctx));
}
