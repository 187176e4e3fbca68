import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { SCHEMA_VERSION } from '#shared/board/schema-version.ts';
import { can } from '#shared/permissions/can.ts';
import type { Role } from '#shared/permissions/role.ts';
import { CONNECT_PARAMS, PROTOCOL_VERSION } from '#shared/protocol/messages.ts';
import { presenceColour } from '#shared/protocol/presence.ts';
import { createBoardCore } from './board-core.ts';
import type { BoardSession, SaveStatus } from './board-session.ts';
import { createCell, samePlain } from './observable.ts';
import { createPresenceChannel } from './presence-channel.ts';
import { SLOW_SAVE_MS, saveStatus } from './save-status.ts';
import { trackSaves } from './save-tracker.ts';

export interface OpenBoardOptions {
  readonly boardId: string;
  readonly role: Role;
  readonly user: { readonly id: string; readonly name: string };
  /** An archived board is read, not changed. */
  readonly archived?: boolean;
  /** Address of the server's websocket, `ws(s)://host`; by default the page's own. */
  readonly serverUrl?: string;
}

/** Opens a board live: connects, keeps connected, and tells truthfully how far the changes are. */
export function openBoardSession(options: OpenBoardOptions): BoardSession {
  const readOnly = !can(options.role, 'board:write') || options.archived === true;
  const doc = new Y.Doc();
  const core = createBoardCore({ doc, actorId: options.user.id, readOnly });
  const provider = new WebsocketProvider(`${options.serverUrl ?? pageOrigin()}/sync`, options.boardId, doc, {
    params: { [CONNECT_PARAMS.protocol]: String(PROTOCOL_VERSION), [CONNECT_PARAMS.schema]: String(SCHEMA_VERSION) },
    // Tabs of one browser would merge each other's changes past the server, and so past its roles.
    disableBc: true,
    connect: false,
  });
  const saves = trackSaves(provider);
  const presence = createPresenceChannel(provider);
  const synced = createCell(false);
  const status = createCell<SaveStatus>({ state: 'connecting' }, samePlain);
  let closeCode: number | null = null;
  let unsavedSince: number | null = null;
  let slowTimer: ReturnType<typeof setTimeout> | null = null;

  const showStatus = () => {
    if (!saves.unsaved.get()) unsavedSince = null;
    else if (unsavedSince === null) {
      unsavedSince = performance.now();
      slowTimer ??= setTimeout(() => {
        slowTimer = null;
        showStatus();
      }, SLOW_SAVE_MS + 50);
    }
    const facts = {
      connected: provider.wsconnected,
      everSynced: synced.get(),
      synced: provider.synced,
      unsaved: saves.unsaved.get(),
      unsavedForMs: unsavedSince === null ? 0 : performance.now() - unsavedSince,
      readOnly,
      closeCode,
    };
    status.set(saveStatus(facts));
  };
  provider.on('status', showStatus);
  provider.on('closed', ({ code }: { code: number }) => {
    closeCode = code;
    showStatus();
  });
  provider.on('sync', (isSynced: boolean) => {
    if (isSynced) synced.set(true);
    showStatus();
  });
  saves.unsaved.subscribe(showStatus);
  provider.connect();

  return {
    ...core,
    boardId: options.boardId,
    readOnly,
    role: options.role,
    me: { id: options.user.id, name: options.user.name, color: presenceColour(options.user.id) },
    presence,
    status,
    synced,
    close() {
      if (slowTimer) clearTimeout(slowTimer);
      presence.close();
      saves.close();
      provider.destroy();
      core.close();
    },
  };
}

function pageOrigin(): string {
  return `${location.protocol === 'https:' ? 'wss:' : 'ws:'}//${location.host}`;
}
