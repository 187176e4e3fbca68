/** Types of websocket messages: the y-websocket protocol (V1 updates, one message a binary frame) and our two extras. */
export const MESSAGE = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  /** Ours, opt-in: the server returns the same bytes once everything before it on this socket is committed. */
  barrier: 102,
  /** Ours, to clients that name a protocol version: whether commits are late and how full the board is. */
  serverState: 103,
} as const;

export const SYNC = { step1: 0, step2: 1, update: 2 } as const;

/** Version of the protocol between our client and our server; sent as query parameter `protocol`. */
export const PROTOCOL_VERSION = 2;

/** Query parameters our client adds to the socket's address. A stock client sends none and is served all the same. */
export const CONNECT_PARAMS = { protocol: 'protocol', schema: 'schema', generation: 'generation' } as const;
