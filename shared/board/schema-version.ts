/**
 * Version of the document's schema. Raise it with every change of a record schema: additive changes need only a
 * default, any other a step in shared/board/migrations. schema-version.test.ts pins the schema's hash beside it.
 */
export const SCHEMA_VERSION = 4;
