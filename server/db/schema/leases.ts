import { pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/** Who in the cluster does what only one process may do at a time (server/cluster/leases.ts). */
export const leases = pgTable('leases', {
  name: text('name').primaryKey(),
  /** A process and which of its leases: never the same twice. */
  holder: text('holder').notNull(),
  /** By the clock of the database; from then on anybody may take it. */
  until: instant('until').notNull(),
});
