import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { openBoard } from './board-doc.ts';
import { migrateBoard } from './migrations/migrate-board.ts';
import { plainBoard } from './plain-board.ts';
import { createBoardProjection } from './projection.ts';
import { SCHEMA_VERSION } from './schema-version.ts';

const folder = new URL('../../test/fixtures/documents/', import.meta.url);
const versions = readdirSync(folder).map((name) => Number(/^v(\d+)\.json$/.exec(name)?.[1]));

test('there is a stored document of every schema version', () => {
  expect(versions.toSorted((a, b) => a - b)).toEqual(Array.from({ length: SCHEMA_VERSION }, (_, i) => i + 1));
});

test.each(versions)('a document stored by schema version %i reads as it was written', (version) => {
  const stored = JSON.parse(readFileSync(new URL(`v${version}.json`, folder), 'utf8'));
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Buffer.from(stored.update, 'base64'));
  const board = openBoard(doc);
  migrateBoard(board);
  const view = plainBoard(createBoardProjection(board).view());
  // What came with a later version has its default; nothing else may differ.
  if (version === SCHEMA_VERSION) expect(view).toEqual(stored.view);
  else expect(view).toMatchObject({ ...stored.view, schemaVersion: SCHEMA_VERSION });
});
