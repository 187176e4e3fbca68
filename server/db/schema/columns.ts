import { customType, timestamp } from 'drizzle-orm/pg-core';

/** Bytes: a Buffer or Uint8Array goes in, a Uint8Array comes out. */
export const bytes = customType<{ data: Uint8Array; driverData: Buffer }>({
  dataType: () => 'bytea',
  toDriver: (value) => Buffer.from(value.buffer, value.byteOffset, value.byteLength),
  fromDriver: (value) => new Uint8Array(value.buffer, value.byteOffset, value.byteLength),
});

/** An instant, always with its zone; a JavaScript Date on our side. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/** Any JSON value. Drizzle's own jsonb reads a string that looks like a number as that number. */
export const json = customType<{ data: unknown; driverData: unknown }>({
  dataType: () => 'jsonb',
  toDriver: (value) => JSON.stringify(value),
});
