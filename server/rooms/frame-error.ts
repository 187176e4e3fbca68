import type { CloseCode } from '#shared/protocol/close-codes.ts';

/** Names of refusals as the metrics count them. */
export type RefusalReason =
  | 'text-frame'
  | 'malformed'
  | 'unknown-type'
  | 'trailing-bytes'
  | 'too-large'
  | 'too-many-structs'
  | 'too-many-clients'
  | 'clock-jump'
  | 'foreign-client'
  | 'foreign-entry'
  | 'root-name'
  | 'subdocument'
  | 'value'
  | 'nesting'
  | 'missing-dependency'
  | 'step1-flood'
  | 'barrier-flood'
  | 'apply-failed'
  | 'too-slow'
  | 'too-fast'
  | 'document-full'
  | 'queue-full';

/** A frame that is refused: its socket, and no other, is closed with `code`. */
export class FrameError extends Error {
  readonly code: CloseCode;
  readonly reason: RefusalReason;

  constructor(code: CloseCode, reason: RefusalReason) {
    super(reason);
    this.name = 'FrameError';
    this.code = code;
    this.reason = reason;
  }
}
