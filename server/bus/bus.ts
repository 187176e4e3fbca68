/** Updates that a process committed: rows `fromSeq` to `toSeq` of the document, merged into one. */
export interface CommittedUpdates {
  readonly type: 'updates';
  readonly generation: number;
  readonly fromSeq: number;
  readonly toSeq: number;
  readonly payload: Uint8Array;
}

/** What processes tell each other about a document. */
export type DocumentMessage =
  | CommittedUpdates
  /** An awareness update (y-protocols). */
  | { readonly type: 'presence'; readonly payload: Uint8Array }
  /** A process that opened the document asks the others for everybody's presence. */
  | { readonly type: 'presence-query' };

/** What a bus that joins processes counts, since the start unless said otherwise. */
export interface BusStats {
  /** Now: whether messages go both ways. */
  readonly up: boolean;
  /** Now: bytes that wait to be sent. */
  readonly queuedBytes: number;
  readonly published: number;
  readonly received: number;
  /** Messages not sent, because the bus was away or its queue full: the others read the database instead. */
  readonly dropped: number;
}

/**
 * Joins the processes of one cluster. Delivery is best effort, in order per sender, never back to the sender: what must
 * not be lost is in the database, and whoever misses a message finds out by the gap in sequence numbers.
 */
export interface Bus {
  /** Whether other processes may write the same documents. */
  readonly shared: boolean;
  publish(docId: string, message: DocumentMessage): void;
  /**
   * Returns the function that ends the subscription. `joined` is called once messages come in (or, while the bus is
   * away, at once): what was published before was missed.
   */
  subscribe(docId: string, listener: (message: DocumentMessage, from: string) => void, joined: () => void): () => void;
  /** Called when the bus was away and is back: messages of all documents may have been missed. */
  onReconnect(listener: () => void): () => void;
  /** Null for a process that is alone. */
  stats(): BusStats | null;
  close(): Promise<void>;
}
