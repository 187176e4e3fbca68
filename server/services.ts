import { hostname } from 'node:os';
import { type Activity, createActivity } from './activity/activity.ts';
import { type ActivityDeriver, createActivityDeriver } from './activity/activity-deriver.ts';
import { type Access, createAccess } from './auth/access.ts';
import { type Accounts, createAccounts } from './auth/accounts.ts';
import { type Boards, createBoards } from './boards/boards.ts';
import { createPlans, type Plans } from './boards/plans.ts';
import type { Bus } from './bus/bus.ts';
import { createLocalBus } from './bus/local-bus.ts';
import { createRedisBus } from './bus/redis-bus.ts';
import { startBackground } from './cluster/background.ts';
import { backgroundTasks } from './cluster/background-tasks.ts';
import { createLeases, type Leases } from './cluster/leases.ts';
import { writeBackup } from './db/backup/write-backup.ts';
import type { Database } from './db/client.ts';
import { createDemoBoards, type DemoBoards } from './demo/demo-boards.ts';
import { createDependencies, type Dependencies } from './dependencies/dependencies.ts';
import { createHandshakes, type Handshakes } from './dependencies/handshakes.ts';
import { createItemSearch, type ItemSearch } from './dependencies/item-search.ts';
import type { Env } from './env.ts';
import { createAutomaticSnapshots } from './history/automatic-snapshots.ts';
import { createSnapshots, type Snapshots } from './history/snapshots.ts';
import { createVisits, type Visits } from './history/visits.ts';
import { isSameOrigin } from './http/same-origin.ts';
import { createImports, type Imports } from './import/imports.ts';
import type { Logger } from './logger.ts';
import { type Calendars, createCalendars } from './organisations/calendars.ts';
import { createOrganisations, type Organisations } from './organisations/organisations.ts';
import { type BoardProjector, createBoardProjector } from './projection/board-projector.ts';
import { createMentionProjector, type MentionProjector } from './projection/mention-projector.ts';
import { authoriseBySession, recheckBySession } from './rooms/authorise-socket.ts';
import { recheckOnAccessChange } from './rooms/recheck-on-access-change.ts';
import { createRooms, type Rooms } from './rooms/rooms.ts';
import type { RoomSettings } from './rooms/settings.ts';
import { createUpdates, type Updates } from './updates/updates.ts';

/** What services are made of. Time and ids come in from here, so that tests can set them. */
export interface ServiceDependencies {
  readonly db: Database;
  readonly env: Env;
  readonly log: Logger;
  readonly now: () => Date;
  readonly newId: () => string;
  /** How the rooms behave, where not as usual. */
  readonly roomSettings?: Partial<RoomSettings>;
}

/** All that loaders, actions, the socket and the command line can ask for; one instance a process. */
export interface Services {
  readonly access: Access;
  readonly accounts: Accounts;
  readonly organisations: Organisations;
  readonly calendars: Calendars;
  readonly boards: Boards;
  readonly plans: Plans;
  readonly rooms: Rooms;
  readonly leases: Leases;
  readonly bus: Pick<Bus, 'stats'>;
  readonly imports: Imports;
  readonly demo: DemoBoards;
  readonly projector: BoardProjector;
  readonly mentions: MentionProjector;
  readonly activityDeriver: ActivityDeriver;
  readonly activity: Activity;
  readonly dependencies: Dependencies;
  readonly handshakes: Handshakes;
  readonly itemSearch: ItemSearch;
  readonly snapshots: Snapshots;
  readonly updates: Updates;
  readonly visits: Visits;
  /** The database as of one moment, as `quarterdeck restore` takes it. */
  backup(now: Date): AsyncIterable<Uint8Array>;
  /** Whether everything can do its work: asked by GET /readyz. Rejects with the reason. */
  checkReady(): Promise<void>;
  /** Ends what runs by itself: rooms are saved and closed, timers stop. The database is closed afterwards. */
  stop(): Promise<void>;
}

/** Composes the services, in the order in which they need each other. */
export async function createServices(deps: ServiceDependencies): Promise<Services> {
  const { db, env, log, now, newId, roomSettings } = deps;
  const secureCookies = env.PUBLIC_URL?.startsWith('https:') ?? false;
  const access = createAccess({ db });
  const accounts = createAccounts({ db, newId, secureCookies });
  const leases = createLeases({
    db,
    holder: `${hostname()}:${process.pid}:${newId()}`,
    // The embedded database is locked against other processes; then there is also no hurry to find that one is dead.
    ...(!env.DATABASE_URL && { alone: true, ttlMs: 60_000 }),
    onError: (err) => log.warn({ err }, 'Leases could not be renewed or released'),
  });
  const organisations = createOrganisations({ db, now, newId });
  const projector = createBoardProjector({
    db,
    onError: (err, boardId) => log.error({ err, boardId }, 'A board could not be projected to rows'),
  });
  const mentions = createMentionProjector({
    db,
    onError: (err, boardId) => log.error({ err, boardId }, 'The mentions of a board could not be projected to rows'),
  });
  const activityDeriver = createActivityDeriver({
    db,
    onError: (err, boardId) =>
      log.error({ err, boardId }, 'The history of a board could not be derived; its log stays'),
  });
  const noteCommit = (boardId: string) => {
    projector.noteCommit(boardId);
    activityDeriver.noteCommit(boardId);
  };
  const boards = createBoards({
    db,
    now,
    newId,
    onCreated: noteCommit,
    onArchived: (boardId) => rooms.recheckAccess({ boardId }),
  });
  const plans = createPlans({ boards, teams: organisations.teams, now, newId });
  const bus = env.REDIS_URL ? createRedisBus({ url: env.REDIS_URL, log }) : createLocalBus();
  const rooms = createRooms({
    db,
    log,
    bus,
    leases,
    derive: activityDeriver.deriveNow,
    upgrade: { before: (boardId, version) => snapshots.takeBeforeMigration(boardId, version) },
    authorise: authoriseBySession(accounts, access),
    recheck: recheckBySession(db),
    settings: roomSettings,
    isAllowedOrigin: ({ headers }) =>
      isSameOrigin(
        {
          origin: headers.origin,
          secFetchSite: headers['sec-fetch-site'] as string | undefined,
          host: headers.host,
        },
        env.PUBLIC_URL,
      ),
  });
  const stopFollowingAccess = recheckOnAccessChange(rooms, {
    members: organisations.members,
    accounts,
    databaseUrl: env.DATABASE_URL,
    log,
  });
  rooms.onCommitted(({ docId, boardId }) => (docId === boardId ? noteCommit(boardId) : mentions.noteCommit(boardId)));
  const calendars = createCalendars({
    db,
    rooms,
    onError: (err, boardId) => log.error({ err, boardId }, 'The calendar could not be brought to a board'),
  });
  const snapshots = createSnapshots({
    db,
    rooms,
    now,
    newId,
    onError: (err, boardId) => log.error({ err, boardId }, 'Versions could not be thinned or moved; it is tried again'),
  });
  const automaticSnapshots = createAutomaticSnapshots({
    db,
    rooms,
    snapshots,
    onError: (err, boardId) => log.error({ err, boardId }, 'Automatic snapshots failed'),
  });
  const background = startBackground({
    leases,
    tasks: backgroundTasks({
      db,
      projector,
      mentions,
      activityDeriver,
      snapshots: automaticSnapshots,
      calendars,
      versions: snapshots,
      rooms,
      accounts,
    }),
    onError: (err, task) => log.warn({ err, task }, 'Background work failed; it is tried again'),
  });
  const imports = createImports({
    rooms,
    boards,
    organisations,
    takeBefore: (boardId, actorId) => snapshots.takeBefore(boardId, 'before-import', actorId),
    now,
    newId,
  });
  return {
    access,
    accounts,
    organisations,
    calendars,
    boards,
    plans,
    rooms,
    leases,
    bus,
    imports,
    demo: createDemoBoards({ boards, snapshots, teams: organisations.teams, now, newId }),
    projector,
    mentions,
    activityDeriver,
    activity: createActivity({ db }),
    dependencies: createDependencies({ db }),
    itemSearch: createItemSearch({ db }),
    handshakes: createHandshakes({ db, rooms, projector, now, newId }),
    snapshots,
    visits: createVisits({ db }),
    updates: createUpdates({ db, rooms, projector, mentions, members: organisations.members, now, newId }),
    backup: (at) => writeBackup(db.$client, at),
    async checkReady() {
      await db.execute('select 1');
    },
    async stop() {
      await background.stop();
      await stopFollowingAccess();
      await rooms.stop();
      await automaticSnapshots.stop();
      await snapshots.close();
      await projector.close();
      await mentions.close();
      await activityDeriver.close();
      await leases.close();
      await bus.close();
    },
  };
}
