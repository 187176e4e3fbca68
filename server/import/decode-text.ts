/** The text of a file, and what there is to know about how it was read; or why it is no text. */
export type DecodedText =
  | { readonly ok: true; readonly text: string; readonly note: string | null }
  | { readonly ok: false; readonly message: string };

/** First bytes of files that people take for a table. */
const SIGNATURES: readonly { readonly bytes: readonly number[]; readonly message: string }[] = [
  {
    bytes: [0x50, 0x4b, 0x03, 0x04],
    message: 'This is a workbook (.xlsx) or another packed file. Save the sheet as CSV and import that.',
  },
  {
    bytes: [0xd0, 0xcf, 0x11, 0xe0],
    message: 'This is an old workbook (.xls). Save the sheet as CSV and import that.',
  },
  { bytes: [0x25, 0x50, 0x44, 0x46], message: 'This is a PDF, not a table. Export the plan as CSV.' },
];

/**
 * Reads UTF-8 with or without a byte order mark, and UTF-16 with one. What is no UTF-8 but looks like text is read as
 * Windows-1252, in which spreadsheets save, and said to be.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const starts = (start: readonly number[]) => start.every((byte, index) => bytes[index] === byte);
  const known = SIGNATURES.find((signature) => starts(signature.bytes));
  if (known) return { ok: false, message: known.message };
  if (starts([0xff, 0xfe])) return decoded(bytes, 'utf-16le');
  if (starts([0xfe, 0xff])) return decoded(bytes, 'utf-16be');
  if (isBinary(bytes)) return { ok: false, message: 'This is a binary file, not a text with separated columns (CSV).' };
  try {
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), note: null };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const note = 'The file is not UTF-8; it was read as Windows-1252. Check accents and signs.';
    return { ...decoded(bytes, 'windows-1252'), note };
  }
}

function decoded(bytes: Uint8Array, encoding: string): { ok: true; text: string; note: null } {
  return { ok: true, text: new TextDecoder(encoding).decode(bytes), note: null };
}

/** Whether bytes hold what no text holds: a zero, or more than one in a hundred control characters. */
function isBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 64 * 1024);
  let controls = 0;
  for (const byte of sample) {
    if (byte === 0) return true;
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13) controls++;
  }
  return controls > sample.length / 100;
}
