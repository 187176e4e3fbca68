import * as Y from 'yjs';
import { MESSAGE, SYNC } from '#shared/protocol/messages.ts';
import { bulkyDocument } from './bulky-document.ts';
import { dialectOf } from './dialect.ts';
import { EMPTY_STEP1, syncMessage } from './edits.ts';
import type { UploadPlan } from './load-operations.ts';
import { WireSocket } from './wire-socket.ts';

/**
 * Gives a server without a database its documents, as a client that has them does. Resolves once the server has them,
 * with what lets the sockets go: some servers forget a document when nobody is there.
 */
export async function uploadDocuments({ dialect: name, url, boards, bytes }: UploadPlan): Promise<() => void> {
  const state = Y.encodeStateAsUpdate(bulkyDocument(bytes));
  const sockets = await Promise.all(boards.map((docId) => upload(name, url, docId, state)));
  return () => {
    for (const socket of sockets) socket.destroy();
  };
}

function upload(name: UploadPlan['dialect'], url: string, docId: string, state: Uint8Array): Promise<WireSocket> {
  const { path, greeting, prefix } = dialectOf(name, docId);
  return new Promise((resolve, reject) => {
    const socket = new WireSocket(new URL(path(docId, 0), url), {
      onOpen() {
        if (greeting) socket.send(greeting);
        socket.send(Buffer.concat([prefix, syncMessage(SYNC.step2, state)]));
        socket.send(Buffer.concat([prefix, EMPTY_STEP1]));
      },
      onFrame(frame, length) {
        const isStep2 = frame[prefix.length] === MESSAGE.sync && frame[prefix.length + 1] === SYNC.step2;
        if (isStep2 && length >= state.length) resolve(socket);
      },
      onClose: () => reject(new Error('The server did not take the document')),
    });
  });
}
