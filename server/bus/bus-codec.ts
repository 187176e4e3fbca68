import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { DocumentMessage } from './bus.ts';

const KINDS = ['updates', 'presence', 'presence-query'] as const;

/** A document message with its sender, as bytes. */
export function encodeDocumentMessage(from: string, message: DocumentMessage): Buffer {
  const encoder = encoding.createEncoder();
  encoding.writeVarString(encoder, from);
  encoding.writeVarUint(encoder, KINDS.indexOf(message.type));
  if (message.type === 'updates') {
    encoding.writeVarUint(encoder, message.generation);
    encoding.writeVarUint(encoder, message.fromSeq);
    encoding.writeVarUint(encoder, message.toSeq);
  }
  if (message.type !== 'presence-query') encoding.writeVarUint8Array(encoder, message.payload);
  return Buffer.from(encoding.toUint8Array(encoder));
}

/** Throws on bytes of another version. */
export function decodeDocumentMessage(bytes: Uint8Array): { from: string; message: DocumentMessage } {
  const decoder = decoding.createDecoder(bytes);
  const from = decoding.readVarString(decoder);
  const type = KINDS[decoding.readVarUint(decoder)];
  if (type === 'updates') {
    const generation = decoding.readVarUint(decoder);
    const fromSeq = decoding.readVarUint(decoder);
    const toSeq = decoding.readVarUint(decoder);
    return { from, message: { type, generation, fromSeq, toSeq, payload: decoding.readVarUint8Array(decoder) } };
  }
  if (type === 'presence') return { from, message: { type, payload: decoding.readVarUint8Array(decoder) } };
  if (type === 'presence-query') return { from, message: { type } };
  throw new Error('Unknown message on the bus');
}
