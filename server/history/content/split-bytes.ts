/** A cut falls after a byte whose rolling sum ends in so many zero bits: pieces of some 1 kB. */
const MASK = (1 << 10) - 1;
const LEAST = 128;
const MOST = 16 * 1024;

/** A random number a byte, always the same: the cuts of a kept version must be found again in the next. */
const GEAR = gearTable();

/**
 * Cuts bytes where their content says so, not at fixed places: what was put in or taken out moves the cuts around it
 * alone, so that two states of a document have most pieces in common ("gear" hash of FastCDC, Xia et al. 2016).
 */
export function splitBytes(bytes: Uint8Array): readonly Uint8Array[] {
  const pieces: Uint8Array[] = [];
  let start = 0;
  let sum = 0;
  for (let at = 0; at < bytes.length; at++) {
    sum = ((sum << 1) + (GEAR[bytes[at] ?? 0] ?? 0)) | 0;
    const length = at + 1 - start;
    // The upper bits: those that the last 32 bytes had a say in.
    if (length >= MOST || (length >= LEAST && ((sum >>> 16) & MASK) === 0)) {
      pieces.push(bytes.subarray(start, at + 1));
      start = at + 1;
      sum = 0;
    }
  }
  if (start < bytes.length) pieces.push(bytes.subarray(start));
  return pieces;
}

/** Numbers of a linear congruential generator (Numerical Recipes), with their halves mixed. */
function gearTable(): readonly number[] {
  let state = 7_121_519;
  return Array.from({ length: 256 }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return state ^ (state >>> 15);
  });
}
