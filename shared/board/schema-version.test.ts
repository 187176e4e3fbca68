import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { RECORD_KIND_NAMES, RECORD_KINDS } from './record-kind.ts';
import { boardMetaSchema } from './records/board-meta.ts';
import { SCHEMA_VERSION } from './schema-version.ts';

/** Version -> hash of all record schemas. A changed hash under the same version is a schema change that was forgotten. */
const PINNED: Readonly<Record<number, string>> = {
  1: '590056ad19f4a00d',
  2: 'b17af3ea854880fd',
  3: 'b6a0d6219f5a6b24',
  4: 'b628f42fe884b2da',
};

test('the schema is the one that its version is pinned to', () => {
  const json = [boardMetaSchema, ...RECORD_KIND_NAMES.map((kind) => RECORD_KINDS[kind].schema)].map((schema) =>
    z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' }),
  );
  const layout = RECORD_KIND_NAMES.map((kind) => [kind, RECORD_KINDS[kind].text, RECORD_KINDS[kind].sets]);
  const hash = createHash('sha256')
    .update(JSON.stringify([json, layout]))
    .digest('hex')
    .slice(0, 16);
  expect(hash, 'raise SCHEMA_VERSION, add a migration unless the change is additive, and pin the new hash').toBe(
    PINNED[SCHEMA_VERSION],
  );
});
