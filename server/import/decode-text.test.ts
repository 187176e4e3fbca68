import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeText } from './decode-text.ts';

const bytes = (text: string, encoding: BufferEncoding) => new Uint8Array(Buffer.from(text, encoding));

test('UTF-8 with and without a byte order mark, and UTF-16 with one', () => {
  const read = { ok: true, text: 'Titel;Größe', note: null };
  expect(decodeText(bytes('Titel;Größe', 'utf8'))).toEqual(read);
  expect(decodeText(bytes('\uFEFFTitel;Größe', 'utf8'))).toEqual(read);
  expect(decodeText(bytes('\uFEFFTitel;Größe', 'utf16le'))).toEqual(read);
  expect(decodeText(bytes('\uFEFFTitel;Größe', 'utf16le').map((_, i, all) => all[i ^ 1] ?? 0))).toEqual(read);
});

test('what a spreadsheet saves in its own code page is read, and said to be', () => {
  const decoded = decodeText(bytes('Titel;Größe', 'latin1'));
  expect(decoded).toMatchObject({ ok: true, text: 'Titel;Größe', note: expect.stringContaining('Windows-1252') });
});

test('what is no text is refused by what it is', () => {
  const refused = (text: string) => decodeText(bytes(text, 'latin1'));
  expect(refused('PK\x03\x04...')).toMatchObject({ ok: false, message: expect.stringContaining('.xlsx') });
  expect(refused('%PDF-1.7')).toMatchObject({ ok: false, message: expect.stringContaining('PDF') });
  expect(refused('Title\x00Start')).toMatchObject({ ok: false, message: expect.stringContaining('binary') });
  expect(refused('\x7fELF\x02\x01\x01\x00')).toMatchObject({ ok: false });
});

test('any text comes through as it is', () => {
  const text = fc.string({ unit: 'grapheme', minLength: 1 }).filter((value) => !/\p{Cc}/u.test(value));
  fc.assert(
    fc.property(text, (value) => {
      expect(decodeText(bytes(`Title\n${value}`, 'utf8'))).toEqual({ ok: true, text: `Title\n${value}`, note: null });
    }),
  );
});
