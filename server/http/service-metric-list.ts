import type { Distribution } from '#server/rooms/distribution.ts';
import type { Observed } from './service-metrics.ts';

/** One number, or one for each value of the metric's label; nothing when there is no such thing. */
export type Value = number | Readonly<Record<string, number | undefined>> | null | undefined;

interface ServiceMetric<T> {
  /** Without the prefix; its unit is part of it. */
  readonly name: string;
  readonly help: string;
  readonly label?: string;
  readonly value: (observed: Observed) => T;
}

const seconds = (date: Date | null) => (date ? date.getTime() / 1000 : 0);

/** What is so now. */
export const LEVELS: readonly ServiceMetric<Value>[] = [
  { name: 'rooms', help: 'Documents that are open, by kind', label: 'kind', value: ({ rooms }) => rooms.roomsByKind },
  { name: 'connections', help: 'Open sockets, by role', label: 'role', value: ({ rooms }) => rooms.connectionsByRole },
  { name: 'connections_lagging', help: 'Sockets that read too slowly', value: ({ rooms }) => rooms.lagging },
  {
    name: 'socket_buffered_bytes',
    help: 'Bytes that wait in the memory of sockets',
    value: ({ rooms }) => rooms.bufferedBytes,
  },
  { name: 'pending_updates', help: 'Edits that wait for their commit', value: ({ rooms }) => rooms.pendingUpdates },
  {
    name: 'pending_bytes',
    help: 'Bytes of edits that wait for their commit',
    value: ({ rooms }) => rooms.pendingBytes,
  },
  {
    name: 'degraded',
    help: '1 while commits fail or take too long: edits go out before they are saved',
    value: ({ rooms }) => Number(rooms.degraded),
  },
  {
    name: 'projection_pending',
    help: 'Boards whose rows are behind their document',
    value: ({ projector }) => projector.pending,
  },
  {
    name: 'projection_lag_seconds',
    help: 'How long the oldest of them has been',
    value: ({ projector }) => projector.lag / 1000,
  },
  {
    name: 'activity_pending',
    help: 'Boards whose history is behind their log; the log stays meanwhile',
    value: ({ activity }) => activity.pending,
  },
  {
    name: 'activity_lag_seconds',
    help: 'How long the oldest of them has been',
    value: ({ activity }) => activity.lag / 1000,
  },
  { name: 'leases_held', help: 'Leases this process has', value: ({ leases }) => leases.held.length },
  {
    name: 'bus_up',
    help: '1 while Redis carries messages both ways; only with REDIS_URL',
    value: ({ bus }) => bus && Number(bus.up),
  },
  {
    name: 'bus_queued_bytes',
    help: 'Bytes that wait to go to Redis; only with REDIS_URL',
    value: ({ bus }) => bus?.queuedBytes,
  },
  {
    name: 'database_connections',
    help: 'Connections of the pool, by state',
    label: 'state',
    value: ({ pool }) => ({ idle: pool.idleCount, used: pool.totalCount - pool.idleCount }),
  },
  {
    name: 'database_waiting',
    help: 'Queries that wait for a connection of the pool',
    value: ({ pool }) => pool.waitingCount,
  },
  {
    name: 'backup_last_success_timestamp_seconds',
    help: 'When the last automatic backup was finished, 0 before the first; only of the embedded database',
    value: ({ backups }) => backups && seconds(backups.lastAt),
  },
];

/** What has added up since the start. */
export const SUMS: readonly ServiceMetric<Value>[] = [
  { name: 'frames_received_total', help: 'Frames received from sockets', value: ({ rooms }) => rooms.framesIn },
  { name: 'frames_sent_total', help: 'Frames sent to sockets', value: ({ rooms }) => rooms.framesOut },
  { name: 'received_bytes_total', help: 'Bytes received from sockets', value: ({ rooms }) => rooms.bytesIn },
  { name: 'sent_bytes_total', help: 'Bytes sent to sockets', value: ({ rooms }) => rooms.bytesOut },
  {
    name: 'frames_refused_total',
    help: 'Frames refused, by reason; each closed its socket',
    label: 'reason',
    value: ({ rooms }) => rooms.framesRefused,
  },
  {
    name: 'upgrades_refused_total',
    help: 'Sockets refused at the upgrade, by HTTP status',
    label: 'status',
    value: ({ rooms }) => rooms.upgradesRefused,
  },
  {
    name: 'sockets_closed_total',
    help: 'Sockets that ended, by close code',
    label: 'code',
    value: ({ rooms }) => rooms.closes,
  },
  {
    name: 'access_closed_total',
    help: 'Sockets closed because access changed, by close code',
    label: 'code',
    value: ({ rooms }) => rooms.accessClosed,
  },
  {
    name: 'writes_ignored_total',
    help: 'Writes of people who may only read',
    value: ({ rooms }) => rooms.writesIgnored,
  },
  { name: 'presence_ticks_total', help: 'Times presence went out', value: ({ rooms }) => rooms.presenceTicks },
  {
    name: 'presence_dropped_total',
    help: 'Presence not sent to sockets that read slowly',
    value: ({ rooms }) => rooms.presenceDropped,
  },
  { name: 'resyncs_total', help: 'Sockets brought up after having lagged', value: ({ rooms }) => rooms.resyncs },
  { name: 'commits_total', help: 'Commits of edits', value: ({ rooms }) => rooms.commits },
  { name: 'commit_errors_total', help: 'Commits of edits that failed', value: ({ rooms }) => rooms.commitErrors },
  { name: 'committed_rows_total', help: 'Rows of the log committed', value: ({ rooms }) => rooms.rowsCommitted },
  { name: 'committed_bytes_total', help: 'Bytes of edits committed', value: ({ rooms }) => rooms.bytesCommitted },
  { name: 'document_loads_total', help: 'Documents loaded', value: ({ rooms }) => rooms.loads },
  { name: 'document_unloads_total', help: 'Documents let go', value: ({ rooms }) => rooms.unloads },
  {
    name: 'document_load_errors_total',
    help: 'Documents that could not be loaded',
    value: ({ rooms }) => rooms.loadErrors,
  },
  { name: 'compactions_total', help: 'Documents compacted', value: ({ rooms }) => rooms.compactions },
  {
    name: 'catch_ups_total',
    help: 'Times rows were read from the database that the bus had not brought',
    value: ({ rooms }) => rooms.catchUps,
  },
  { name: 'projections_total', help: 'Boards projected to rows', value: ({ projector }) => projector.projected },
  {
    name: 'projection_errors_total',
    help: 'Boards that could not be projected',
    value: ({ projector }) => projector.failed,
  },
  { name: 'activity_rows_total', help: 'Changes written to histories', value: ({ activity }) => activity.rows },
  {
    name: 'activity_errors_total',
    help: 'Times a history could not be derived',
    value: ({ activity }) => activity.failed,
  },
  { name: 'leases_acquired_total', help: 'Leases acquired', value: ({ leases }) => leases.acquired },
  { name: 'leases_lost_total', help: 'Leases lost before they were released', value: ({ leases }) => leases.lost },
  {
    name: 'bus_published_total',
    help: 'Messages given to Redis; only with REDIS_URL',
    value: ({ bus }) => bus?.published,
  },
  {
    name: 'bus_received_total',
    help: 'Messages of other processes; only with REDIS_URL',
    value: ({ bus }) => bus?.received,
  },
  {
    name: 'bus_dropped_total',
    help: 'Messages not sent, since Redis was away or slow: the others read the database; only with REDIS_URL',
    value: ({ bus }) => bus?.dropped,
  },
  {
    name: 'backup_errors_total',
    help: 'Automatic backups that failed; only of the embedded database',
    value: ({ backups }) => backups?.failed,
  },
];

/** How long and how large things are. */
export const DISTRIBUTIONS: readonly ServiceMetric<Distribution>[] = [
  {
    name: 'commit_duration_seconds',
    help: 'How long a commit of edits takes',
    value: ({ rooms }) => rooms.commitDurations,
  },
  { name: 'commit_rows', help: 'Rows of one commit', value: ({ rooms }) => rooms.commitRows },
  {
    name: 'acknowledgement_duration_seconds',
    help: 'From the question of a client whether all is saved to the answer that it is',
    value: ({ rooms }) => rooms.acknowledgements,
  },
  { name: 'frame_received_bytes', help: 'Sizes of frames received', value: ({ rooms }) => rooms.frameSizes },
];
