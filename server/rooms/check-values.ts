import { CLOSE } from '#shared/protocol/close-codes.ts';
import { FrameError } from './frame-error.ts';

/** How deep a plain value may nest. Deeper ones decode and then overflow the stack of whoever encodes them. */
const MAX_DEPTH = 64;

/** Throws FrameError on a value no honest client writes: what is not plain data, `__proto__`. */
export function checkValue(value: unknown): void {
  if (!isPlain(value, MAX_DEPTH)) throw new FrameError(CLOSE.hostile, 'value');
}

function isPlain(value: unknown, depth: number): boolean {
  if (typeof value === 'bigint') return false;
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return true;
  if (depth === 0) return false;
  if (Array.isArray(value)) return value.every((item) => isPlain(item, depth - 1));
  if (Object.getPrototypeOf(value) !== Object.prototype || Object.hasOwn(value, '__proto__')) return false;
  return Object.values(value).every((item) => isPlain(item, depth - 1));
}
