import type * as Y from 'yjs';
import { type CommentsView, type CommentThread, threadStart } from './comments-view.ts';
import { ownerOfEntry } from './entry-key.ts';
import { type Comment, commentSchema } from './records/comment.ts';
import { type ThreadMark, threadMarkSchema } from './records/thread-mark.ts';
import type { SessionDoc } from './session-doc.ts';

/** Keeps a CommentsView of a session document, re-reading only what a transaction touched. */
export interface CommentsProjection {
  /** The comments now. The same object until something changes. */
  view(): CommentsView;
  /** Calls the listener once after each transaction that changed the view. Answers how to stop. */
  subscribe(listener: () => void): () => void;
  close(): void;
}

/** What lies in the document of one thread. */
interface ThreadEntries {
  readonly comments: Map<string, Comment>;
  readonly marks: Map<string, ThreadMark>;
}

export function createCommentsProjection({ comments }: SessionDoc): CommentsProjection {
  const entries = new Map<string, ThreadEntries>();
  const threadOfKey = new Map<string, string>();
  const touched = new Set<string>();
  const listeners = new Set<() => void>();
  let current: CommentsView = { threads: new Map(), ofRecord: new Map(), openCounts: new Map() };

  const readKey = (key: string) => {
    const before = threadOfKey.get(key);
    if (before !== undefined) {
      const thread = entries.get(before);
      thread?.comments.delete(key);
      thread?.marks.delete(key);
      threadOfKey.delete(key);
      touched.add(before);
    }
    const entry = readEntry(key, comments.get(key));
    if (!entry) return;
    const { threadId } = entry.record;
    const thread = entries.get(threadId) ?? { comments: new Map(), marks: new Map() };
    entries.set(threadId, thread);
    if (entry.type === 'comment') thread.comments.set(key, entry.record);
    else thread.marks.set(key, entry.record);
    threadOfKey.set(key, threadId);
    touched.add(threadId);
  };

  const refresh = () => {
    if (touched.size === 0) return;
    const threads = new Map(current.threads);
    const records = new Set<string>();
    for (const id of touched) {
      const next = threadOf(id, entries.get(id));
      for (const thread of [threads.get(id), next]) if (thread) records.add(thread.recordId);
      if (next) threads.set(id, next);
      else threads.delete(id);
    }
    const known = [...touched].map((id) => threads.get(id));
    touched.clear();
    const ofRecord = new Map(current.ofRecord);
    const openCounts = new Map(current.openCounts);
    for (const recordId of records) {
      const others = (current.ofRecord.get(recordId) ?? []).filter(({ id }) => threads.get(id)?.recordId === recordId);
      const kept = new Map(others.map(({ id }) => [id, threads.get(id)]));
      for (const thread of known) if (thread?.recordId === recordId) kept.set(thread.id, thread);
      setOrDrop(ofRecord, recordId, [...kept.values()].filter((thread) => thread !== undefined).sort(byStart));
      setOrDrop(openCounts, recordId, ofRecord.get(recordId)?.filter(({ resolved }) => !resolved).length ?? 0);
    }
    current = { threads, ofRecord, openCounts: sameCounts(current.openCounts, openCounts) };
  };

  const observer = (event: Y.YMapEvent<unknown>) => {
    for (const key of event.keysChanged) readKey(key);
    const before = current;
    refresh();
    if (current !== before) for (const listener of [...listeners]) listener();
  };
  for (const key of comments.keys()) readKey(key);
  refresh();
  comments.observe(observer);

  return {
    view: () => current,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      comments.unobserve(observer);
      listeners.clear();
    },
  };
}

type Entry =
  | { readonly type: 'comment'; readonly record: Comment }
  | { readonly type: 'mark'; readonly record: ThreadMark };

/** An entry of the document; null where it is not one. Anybody may write anything under their own name. */
function readEntry(id: string, value: unknown): Entry | null {
  const author = ownerOfEntry(id);
  if (author === null) return null;
  const comment = commentSchema.safeParse(value);
  if (comment.success) {
    const { type: _, ...fields } = comment.data;
    return { type: 'comment', record: Object.freeze({ id, author, ...fields }) };
  }
  const mark = threadMarkSchema.safeParse(value);
  if (!mark.success) return null;
  const { type: _, ...fields } = mark.data;
  return { type: 'mark', record: Object.freeze({ id, author, ...fields }) };
}

/** The thread of what is left of it; null when nothing that can be read is. */
function threadOf(id: string, entries: ThreadEntries | undefined): CommentThread | null {
  const all = [...(entries?.comments.values() ?? [])].sort(byTime);
  const first = entries?.comments.get(id) ?? null;
  const place = first ?? all[0];
  if (!place) return null;
  const marks = [...(entries?.marks.values() ?? [])].sort((a, b) => a.turn - b.turn || compareText(a.id, b.id));
  const last = marks.at(-1);
  return Object.freeze({
    id,
    recordKind: place.recordKind,
    recordId: place.recordId,
    first,
    replies: all.filter((comment) => comment !== first),
    resolved: last?.resolved ? { by: last.author, at: last.at } : null,
    nextTurn: (last?.turn ?? 0) + 1,
  });
}

function setOrDrop<V extends number | readonly unknown[]>(map: Map<string, V>, key: string, value: V): void {
  if (value === 0 || (typeof value === 'object' && value.length === 0)) map.delete(key);
  else map.set(key, value);
}

function sameCounts(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>) {
  const isSame = before.size === after.size && [...after].every(([id, count]) => before.get(id) === count);
  return isSame ? before : after;
}

function byTime(a: Comment, b: Comment): number {
  return compareText(a.at, b.at) || compareText(a.id, b.id);
}

function byStart(a: CommentThread, b: CommentThread): number {
  return compareText(threadStart(a), threadStart(b)) || compareText(a.id, b.id);
}

/** By code unit, never by locale: every client must come to the same order. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
