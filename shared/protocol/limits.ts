/** Limits both ends of the socket know, in bytes. */
export const LIMITS = {
  /** One update message. Load what a device kept (IndexedDB) before connecting: then it travels as step 2. */
  update: 1024 * 1024,
  /** One sync step 2, which may carry a whole document. */
  step2: 16 * 1024 * 1024,
  /** The state vector of a sync step 1. */
  stateVector: 1024 * 1024,
  /** One presence message; it may repeat everybody's state. */
  awareness: 1024 * 1024,
  /** One client's presence state as JSON. */
  awarenessState: 4 * 1024,
  /** The opaque bytes of a barrier. */
  barrier: 64,
} as const;
