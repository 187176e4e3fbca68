import * as Y from 'yjs';
import { indexOfClock, type ScannedUpdate } from './scan-update.ts';

/**
 * The update without the part of a struct that the document has already. Yjs would look for the place of the rest by what
 * the struct says, but tell everybody else that it follows what is there: of an honest client that is the same place,
 * of any other the document and its readers would part.
 */
export function trimUpdate(update: ScannedUpdate, doc: Y.Doc): Uint8Array {
  const isCut = update.sections.some((section) => {
    const { client, clocks } = section;
    const known = Y.getState(doc.store, client);
    if (known <= (clocks[0] ?? 0) || known >= (clocks.at(-1) ?? 0)) return false;
    return clocks[indexOfClock(section, known)] !== known;
  });
  return isCut ? Y.diffUpdate(update.bytes, Y.encodeStateVector(doc)) : update.bytes;
}
