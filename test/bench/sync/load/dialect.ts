import { createEncoder, toUint8Array, writeVarString, writeVarUint } from 'lib0/encoding';

/** How a server is spoken to: all speak y-websocket, two with a difference. */
export interface Dialect {
  /** Precedes every message; Hocuspocus names the document in each. */
  readonly prefix: Uint8Array;
  /** What is said first. */
  readonly greeting: Uint8Array | null;
  /** Whether the server answers sync step 1; a relay holds no document. */
  readonly syncs: boolean;
  /** Whether the server acknowledges what it saved (message 102). */
  readonly acknowledges: boolean;
  path(docId: string, client: number): string;
}

export type DialectName = 'ours' | 'y-websocket' | 'hocuspocus' | 'relay';

const NONE = new Uint8Array(0);

export function dialectOf(name: DialectName, docId: string): Dialect {
  switch (name) {
    case 'ours':
      return { ...PLAIN, acknowledges: true, path: (id, client) => `/sync/${id}?user=u${client}` };
    case 'y-websocket':
      return PLAIN;
    case 'relay':
      return { ...PLAIN, syncs: false };
    case 'hocuspocus':
      return { ...PLAIN, prefix: hocuspocusPrefix(docId), greeting: hocuspocusAuth(docId), path: () => '/' };
  }
}

const PLAIN: Dialect = {
  prefix: NONE,
  greeting: null,
  syncs: true,
  acknowledges: false,
  path: (docId) => `/${docId}`,
};

function hocuspocusPrefix(docId: string): Uint8Array {
  const encoder = createEncoder();
  writeVarString(encoder, docId);
  return toUint8Array(encoder);
}

/** Message 2 (auth), 0 (token): asked for even when nobody checks it. */
function hocuspocusAuth(docId: string): Uint8Array {
  const encoder = createEncoder();
  writeVarString(encoder, docId);
  writeVarUint(encoder, 2);
  writeVarUint(encoder, 0);
  writeVarString(encoder, 'token');
  writeVarString(encoder, '4.7.0');
  return toUint8Array(encoder);
}
