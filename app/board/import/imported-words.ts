import type { ImportSummary } from '#shared/import/import-summary.ts';

/** What an import did, as a sentence: `Imported: 12 new initiatives, 3 changed`. */
export function importedWords({
  creates,
  updates,
  removes,
}: Pick<ImportSummary, 'creates' | 'updates' | 'removes'>): string {
  const made = creates === 0 ? [] : [`${creates} new initiative${creates === 1 ? '' : 's'}`];
  const changed = updates === 0 ? [] : [`${updates} changed`];
  const gone = removes === 0 ? [] : [`${removes} removed`];
  const parts = [...made, ...changed, ...gone];
  return parts.length === 0 ? 'Imported' : `Imported: ${parts.join(', ')}`;
}
