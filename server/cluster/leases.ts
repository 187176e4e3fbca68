import { randomUUID } from 'node:crypto';
import type { Database } from '#server/db/client.ts';
import { acquireLease, releaseLeases, renewLeases } from './lease-queries.ts';

/** The right to do something that only one process of the cluster may do at a time. Renewed by itself. */
export interface Lease {
  readonly name: string;
  /**
   * Whether nobody else can have it. It turns false before another can get it, so ask between the steps of a work. The
   * step itself must be harmless when done twice: between asking and acting a process may be stopped for any time.
   */
  isHeld(): boolean;
  /** Aborted when it was lost or released. */
  readonly ended: AbortSignal;
  /** Gives it free for others at once. Never rejects: at worst it runs out. */
  release(): Promise<void>;
}

export interface LeaseStats {
  /** Names of those that this process has now. */
  readonly held: readonly string[];
  /** Since the process started: how many it got, and how many it lost before it released them. */
  readonly acquired: number;
  readonly lost: number;
}

export interface Leases {
  /** Takes the lease, or answers null when somebody has it, this process included. */
  tryAcquire(name: string): Promise<Lease | null>;
  /** Does the work under the lease and releases it; null, and no work, when somebody has it. */
  run<T>(name: string, work: (lease: Lease) => Promise<T>): Promise<T | null>;
  stats(): LeaseStats;
  /** Releases all. Nothing can be acquired afterwards. */
  close(): Promise<void>;
}

export interface LeasesOptions {
  readonly db: Database;
  /** Says in the table who has a lease; unique to this process and start. */
  readonly holder?: string;
  /** Milliseconds after which the lease of a process that died is free. */
  readonly ttlMs?: number;
  /** This process has the database to itself: leases in it are those of a dead process, and are taken over at once. */
  readonly alone?: boolean;
  /** Told when leases could not be renewed or released. */
  readonly onError?: (error: unknown) => void;
  /** Milliseconds, from any start; must not jump. */
  readonly now?: () => number;
}

const TTL_MS = 10_000;
/** Parts of the ttl: when to renew, when to try that again, and when to count a lease that wasn't renewed as lost. */
const RENEW_AFTER = 1 / 2;
const RETRY_AFTER = 1 / 12;
const LOST_AFTER = 3 / 4;

interface Held {
  readonly id: string;
  readonly name: string;
  readonly ended: AbortController;
  /** Until then nobody else can have it, by our clock. */
  deadline: number;
  timer?: NodeJS.Timeout;
}

/** Leases in the table `leases`. Costs nothing while none is held. */
export function createLeases(options: LeasesOptions): Leases {
  const { db, holder = randomUUID(), ttlMs = TTL_MS, alone = false, onError, now = () => performance.now() } = options;
  const held = new Map<string, Held>();
  /** Names that are held, being asked for or being released: each once in a process. */
  const names = new Set<string>();
  let asked = 0;
  let acquired = 0;
  let lost = 0;
  let closed = false;
  let renewal: NodeJS.Timeout | null = null;

  // Counted from before the question: the database starts counting later, so its end is never before ours.
  const deadlineOf = (askedAt: number) => askedAt + ttlMs * LOST_AFTER;
  const isHeld = (lease: Held) => held.has(lease.id) && now() < lease.deadline;

  function end(lease: Held): void {
    clearTimeout(lease.timer);
    held.delete(lease.id);
    lease.ended.abort();
  }

  function lose(lease: Held): void {
    if (!held.has(lease.id)) return;
    lost++;
    end(lease);
    names.delete(lease.name);
  }

  function keepUntil(lease: Held, deadline: number): void {
    lease.deadline = deadline;
    clearTimeout(lease.timer);
    lease.timer = setTimeout(() => lose(lease), Math.max(0, deadline - now())).unref();
  }

  function loseOld(): void {
    for (const lease of held.values()) if (!isHeld(lease)) lose(lease);
  }

  function renewIn(ms: number): void {
    renewal ??= setTimeout(() => void renew(), ms).unref();
  }

  async function renew(): Promise<void> {
    let next = RENEW_AFTER;
    try {
      // What counted as lost once stays lost, for its work may have been told so: it is not renewed, and late answers don't count.
      loseOld();
      const askedAt = now();
      const ids = [...held.keys()];
      const kept = ids.length > 0 ? await renewLeases(db, ids, ttlMs) : new Set();
      loseOld();
      for (const lease of ids.flatMap((id) => held.get(id) ?? [])) {
        if (kept.has(lease.id)) keepUntil(lease, deadlineOf(askedAt));
        else lose(lease);
      }
    } catch (error) {
      next = RETRY_AFTER;
      onError?.(error);
    }
    renewal = null;
    if (held.size > 0) renewIn(ttlMs * next);
  }

  async function release(lease: Held): Promise<void> {
    if (!held.has(lease.id)) return;
    end(lease);
    await giveFree(lease.id);
    names.delete(lease.name);
  }

  async function giveFree(id: string): Promise<void> {
    await releaseLeases(db, [id]).catch((error: unknown) => onError?.(error));
  }

  async function tryAcquire(name: string): Promise<Lease | null> {
    if (closed || names.has(name)) return null;
    names.add(name);
    const id = `${holder}/${++asked}`;
    const askedAt = now();
    let lease: Held | null = null;
    try {
      if (!(await acquireLease(db, { name, holder: id, ttlMs, force: alone }))) return null;
      // An answer that took too long is worth nothing: the lease may be somebody else's by now.
      if (closed || now() >= deadlineOf(askedAt)) {
        await giveFree(id);
        return null;
      }
      lease = hold(id, name, deadlineOf(askedAt));
    } finally {
      if (!lease) names.delete(name);
    }
    return publicLease(lease);
  }

  function hold(id: string, name: string, deadline: number): Held {
    const lease: Held = { id, name, ended: new AbortController(), deadline };
    held.set(id, lease);
    keepUntil(lease, deadline);
    acquired++;
    renewIn(ttlMs * RENEW_AFTER);
    return lease;
  }

  const publicLease = (lease: Held): Lease => ({
    name: lease.name,
    isHeld: () => isHeld(lease),
    ended: lease.ended.signal,
    release: () => release(lease),
  });

  return {
    tryAcquire,
    async run(name, work) {
      const lease = await tryAcquire(name);
      if (!lease) return null;
      try {
        return await work(lease);
      } finally {
        await lease.release();
      }
    },
    stats: () => ({ held: [...held.values()].filter(isHeld).map(({ name }) => name), acquired, lost }),
    async close() {
      closed = true;
      if (renewal) clearTimeout(renewal);
      await Promise.all([...held.values()].map(release));
    },
  };
}
