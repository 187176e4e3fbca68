import { Counter, Gauge, type Registry } from 'prom-client';
import type { ProjectorStats } from '#server/projection/board-projector.ts';
import type { RoomStats } from '#server/rooms/stats.ts';

interface Sources {
  readonly rooms: { stats(): RoomStats };
  readonly projector: { stats(): ProjectorStats };
}

type Level = readonly [name: string, help: string, read: (rooms: RoomStats, projector: ProjectorStats) => number];
type Sum = readonly [
  name: string,
  help: string,
  read: (rooms: RoomStats, projector: ProjectorStats) => number | Readonly<Record<string, number | undefined>>,
];

/** What is so now. */
const LEVELS: readonly Level[] = [
  ['rooms', 'Documents that are open', (rooms) => rooms.rooms],
  ['connections', 'Open sockets', (rooms) => rooms.connections],
  ['connections_lagging', 'Sockets that read too slowly', (rooms) => rooms.lagging],
  ['socket_buffered_bytes', 'Bytes that wait in the memory of sockets', (rooms) => rooms.bufferedBytes],
  ['pending_updates', 'Edits that wait for their commit', (rooms) => rooms.pendingUpdates],
  ['pending_bytes', 'Bytes of edits that wait for their commit', (rooms) => rooms.pendingBytes],
  ['degraded', '1 while commits fail or take too long: edits go out before they are saved', (rooms) => +rooms.degraded],
  ['projection_pending', 'Boards whose rows are behind their document', (_, projector) => projector.pending],
  ['projection_lag_seconds', 'How long the oldest of them has been', (_, projector) => projector.lag / 1000],
];

/** What has added up since the start; by reason where there are several. */
const SUMS: readonly Sum[] = [
  ['frames_received_total', 'Frames received from sockets', (rooms) => rooms.framesIn],
  ['frames_sent_total', 'Frames sent to sockets', (rooms) => rooms.framesOut],
  ['received_bytes_total', 'Bytes received from sockets', (rooms) => rooms.bytesIn],
  ['sent_bytes_total', 'Bytes sent to sockets', (rooms) => rooms.bytesOut],
  ['frames_refused_total', 'Frames refused, by reason', (rooms) => rooms.framesRefused],
  ['upgrades_refused_total', 'Sockets refused at the upgrade, by status', (rooms) => rooms.upgradesRefused],
  ['writes_ignored_total', 'Writes of people who may only read', (rooms) => rooms.writesIgnored],
  ['presence_dropped_total', 'Presence not sent to sockets that read slowly', (rooms) => rooms.presenceDropped],
  ['resyncs_total', 'Sockets brought up after having lagged', (rooms) => rooms.resyncs],
  ['commits_total', 'Commits of edits', (rooms) => rooms.commits],
  ['commit_errors_total', 'Commits of edits that failed', (rooms) => rooms.commitErrors],
  ['commit_seconds_total', 'Time spent in commits', (rooms) => rooms.commitSeconds],
  ['committed_bytes_total', 'Bytes of edits committed', (rooms) => rooms.bytesCommitted],
  ['document_loads_total', 'Documents loaded', (rooms) => rooms.loads],
  ['document_load_errors_total', 'Documents that could not be loaded', (rooms) => rooms.loadErrors],
  ['compactions_total', 'Documents compacted', (rooms) => rooms.compactions],
  ['projections_total', 'Boards projected to rows', (_, projector) => projector.projected],
  ['projection_errors_total', 'Boards that could not be projected', (_, projector) => projector.failed],
];

/** Shows what rooms and projector count, read when somebody asks. Answers how to take it off the registry again. */
export function registerServiceMetrics(registry: Registry, { rooms, projector }: Sources): () => void {
  for (const [name, help, read] of LEVELS) {
    new Gauge({
      name: `quarterdeck_${name}`,
      help,
      registers: [registry],
      collect() {
        this.set(read(rooms.stats(), projector.stats()));
      },
    });
  }
  for (const [name, help, read] of SUMS) {
    const byReason = typeof read(rooms.stats(), projector.stats()) === 'object';
    new Counter({
      name: `quarterdeck_${name}`,
      help,
      labelNames: byReason ? ['reason'] : [],
      registers: [registry],
      collect() {
        // The services keep the sums: a counter here only repeats them.
        this.reset();
        const value = read(rooms.stats(), projector.stats());
        if (typeof value === 'number') this.inc(value);
        else for (const [reason, count = 0] of Object.entries(value)) this.inc({ reason }, count);
      },
    });
  }
  return () => {
    for (const [name] of [...LEVELS, ...SUMS]) registry.removeSingleMetric(`quarterdeck_${name}`);
  };
}
