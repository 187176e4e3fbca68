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

/**
 * Joins the processes of one cluster. Delivery is best effort, in order per sender, never back to the sender: what must
 * not be lost is in the database, and whoever misses a message finds out by the gap in sequence numbers.
 */
export interface Bus {
  /** Whether other processes may write the same documents. */
  readonly shared: boolean;
  publish(docId: string, message: DocumentMessage): void;
  /** Returns the function that ends the subscription. */
  subscribe(docId: string, listener: (message: DocumentMessage, from: string) => void): () => void;
  /** Called whenever messages may have been missed. */
  onReconnect(listener: () => void): () => void;
  close(): Promise<void>;
}
