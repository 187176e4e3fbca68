import * as accounts from './schema/accounts.ts';
import * as activity from './schema/activity.ts';
import * as boards from './schema/boards.ts';
import * as leases from './schema/leases.ts';
import * as mentions from './schema/mentions.ts';
import * as projectedRows from './schema/projected-rows.ts';
import * as snapshots from './schema/snapshots.ts';

/** Every table, for Drizzle's relational queries and for the type of the database. */
export const schema = { ...accounts, ...activity, ...boards, ...leases, ...mentions, ...projectedRows, ...snapshots };
