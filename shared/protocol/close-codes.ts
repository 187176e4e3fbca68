/** Why a socket of a board was closed. 4400-4499 are final for a y-websocket 3.1 client; the others reconnect. */
export const CLOSE = {
  /** The frame was not binary. */
  notBinary: 1003,
  /** A frame that no honest client sends. */
  hostile: 1008,
  /** The server restarts, or the member's role changed: connect again. */
  restart: 1012,
  /** The server is full or the socket too slow: try later. */
  tryLater: 1013,
  signedOut: 4401,
  accessGone: 4403,
  boardGone: 4404,
  /** The client is older than the server, or its document was replaced: reload. */
  reload: 4409,
  tooLarge: 4413,
} as const;

export type CloseCode = (typeof CLOSE)[keyof typeof CLOSE];
