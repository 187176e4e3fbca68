import { getTableName, is } from 'drizzle-orm';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import { expect, test } from 'vitest';
import { schema } from '#server/db/schema.ts';
import { CARRIED_TABLES, LEFT_OUT_TABLES } from './backup-tables.ts';

const tables = Object.values(schema).flatMap((value) => (is(value, PgTable) ? [value] : []));

test('every table of the schema is carried by a backup, or left out for a reason', () => {
  const named = [...CARRIED_TABLES, ...Object.keys(LEFT_OUT_TABLES)].sort();
  expect(named).toEqual(tables.map(getTableName).sort());
});

test('a table comes after those it refers to', () => {
  for (const table of tables) {
    const at = CARRIED_TABLES.findIndex((name) => name === String(getTableName(table)));
    if (at === -1) continue;
    for (const key of getTableConfig(table).foreignKeys) {
      const target = getTableName(key.reference().foreignTable);
      expect(CARRIED_TABLES.slice(0, at)).toContain(target);
    }
  }
});
