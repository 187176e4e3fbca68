import { WebsocketProvider } from 'y-websocket';
import type * as Y from 'yjs';
import { SCHEMA_VERSION } from '#shared/board/schema-version.ts';
import { CONNECT_PARAMS, PROTOCOL_VERSION } from '#shared/protocol/messages.ts';

export interface ProviderOptions {
  readonly docId: string;
  /** Which document this page was made for; left out where any will do. */
  readonly generation?: number;
  /** Address of the server's websocket, `ws(s)://host`; by default the page's own. */
  readonly serverUrl?: string;
  readonly WebSocket?: typeof WebSocket;
}

/** The connection of a document, not opened yet. */
export function createProvider(options: ProviderOptions, doc: Y.Doc): WebsocketProvider {
  const params: Record<string, string> = {
    [CONNECT_PARAMS.protocol]: String(PROTOCOL_VERSION),
    [CONNECT_PARAMS.schema]: String(SCHEMA_VERSION),
  };
  if (options.generation !== undefined) params[CONNECT_PARAMS.generation] = String(options.generation);
  return new WebsocketProvider(`${options.serverUrl ?? pageOrigin()}/sync`, options.docId, doc, {
    params,
    // Tabs of one browser would merge each other's changes past the server, and so past its roles.
    disableBc: true,
    connect: false,
    WebSocketPolyfill: options.WebSocket,
  });
}

function pageOrigin(): string {
  return `${location.protocol === 'https:' ? 'wss:' : 'ws:'}//${location.host}`;
}
