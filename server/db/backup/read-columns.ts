import pg from 'pg';

export interface Column {
  readonly name: string;
  /** The name as SQL may hold it. */
  readonly quoted: string;
  /** Postgres's name of its type, for a cast. */
  readonly type: string;
  readonly isBytes: boolean;
}

/** The columns of a table in schema public, in their order; none when there is no such table. */
export async function readColumns(client: pg.ClientBase, table: string): Promise<readonly Column[]> {
  const { rows } = await client.query<{ name: string; type: string }>(
    `select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
     where attrelid = to_regclass('public.' || quote_ident($1)) and attnum > 0 and not attisdropped order by attnum`,
    [table],
  );
  return rows.map(({ name, type }) => ({ name, type, quoted: pg.escapeIdentifier(name), isBytes: type === 'bytea' }));
}
