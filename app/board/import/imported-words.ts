import type { ImportSummary } from '#shared/import/import-summary.ts';

/** What an import did, as a sentence: `Imported: 12 new initiatives, 3 changed`. */
export function importedWords({ creates, updates }: Pick<ImportSummary, 'creates' | 'updates'>): string {
  const made = creates === 0 ? [] : [`${creates} new initiative${creates === 1 ? '' : 's'}`];
  const changed = updates === 0 ? [] : [`${updates} changed`];
  const parts = [...made, ...changed];
  return parts.length === 0 ? 'Imported' : `Imported: ${parts.join(', ')}`;
}
