import type { ActivityDeriver } from '#server/activity/activity-deriver.ts';
import type { Accounts } from '#server/auth/accounts.ts';
import type { Database } from '#server/db/client.ts';
import type { AutomaticSnapshots } from '#server/history/automatic-snapshots.ts';
import type { Snapshots } from '#server/history/snapshots.ts';
import type { Calendars } from '#server/organisations/calendars.ts';
import type { BoardProjector } from '#server/projection/board-projector.ts';
import type { MentionProjector } from '#server/projection/mention-projector.ts';
import type { Rooms } from '#server/rooms/rooms.ts';
import type { BackgroundTask } from './background.ts';
import { forgetOldLeases } from './lease-queries.ts';

export interface BackgroundServices {
  readonly db: Database;
  readonly projector: Pick<BoardProjector, 'takeUpLeftBehind'>;
  readonly mentions: Pick<MentionProjector, 'takeUpLeftBehind'>;
  readonly activityDeriver: Pick<ActivityDeriver, 'takeUpLeftBehind'>;
  readonly snapshots: Pick<AutomaticSnapshots, 'takeDue'>;
  readonly calendars: Pick<Calendars, 'takeUpLeftBehind'>;
  readonly versions: Pick<Snapshots, 'tend'>;
  readonly rooms: Pick<Rooms, 'compactLeftBehind'>;
  readonly accounts: Pick<Accounts, 'sweepSessions'>;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/**
 * What one process does for the whole cluster. With a lease of 10 s, rows of a board whose process died are current
 * within about 15 s; a cluster that nobody uses does some 20 small queries a minute for all of this.
 */
export function backgroundTasks(services: BackgroundServices): readonly BackgroundTask[] {
  const { db, projector, mentions, activityDeriver, snapshots, calendars, versions, rooms, accounts } = services;
  return [
    { name: 'projection', everyMs: 10 * SECOND, run: (goOn) => projector.takeUpLeftBehind(goOn) },
    { name: 'mentions', everyMs: 10 * SECOND, run: (goOn) => mentions.takeUpLeftBehind(goOn) },
    { name: 'activity', everyMs: 10 * SECOND, run: (goOn) => activityDeriver.takeUpLeftBehind(goOn) },
    { name: 'snapshots', everyMs: 30 * SECOND, run: (goOn) => snapshots.takeDue(goOn) },
    { name: 'calendars', everyMs: 60 * MINUTE, run: (goOn) => calendars.takeUpLeftBehind(goOn) },
    { name: 'versions', everyMs: 10 * MINUTE, run: (goOn) => versions.tend(goOn) },
    { name: 'compaction', everyMs: MINUTE, run: (goOn) => rooms.compactLeftBehind(goOn) },
    { name: 'sessions', everyMs: 60 * MINUTE, run: () => accounts.sweepSessions() },
    { name: 'leases', everyMs: 60 * MINUTE, run: () => forgetOldLeases(db) },
  ];
}
