import type { FieldContext } from '#app/board/fields/field-context.ts';
import type { Person } from '#app/board/fields/person.ts';
import type { BoardWords } from '#shared/activity/board-words.ts';
import type { BoardView, RecordTable } from '#shared/board/board-view.ts';
import { RECORD_KIND_NAMES } from '#shared/board/record-kind.ts';
import { boardMetaSchema } from '#shared/board/records/board-meta.ts';

/** What reads values aloud for a board that is not open here: of its records it knows the names alone. */
export function wordsContext(words: BoardWords | undefined, people: readonly Person[]): FieldContext {
  const tables = RECORD_KIND_NAMES.map((kind) => {
    const named = (words?.names ?? []).filter((name) => name.kind === kind);
    const list = named.map(({ id, title }) => ({ id, title, name: title }));
    return [kind, { list, byId: new Map(list.map((record) => [record.id, record])) } satisfies RecordTable<object>];
  });
  const meta = boardMetaSchema.parse({
    ...(words?.matrix && { matrix: words.matrix }),
    ...(words?.calendar && { calendar: words.calendar }),
  });
  // Nothing but a record's name is read where values are put into words.
  const view = { ...Object.fromEntries(tables), meta, canvas: new Map(), problems: [] } as unknown as BoardView;
  return { view, people, today: '' };
}
