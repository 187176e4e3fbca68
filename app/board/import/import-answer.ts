import type { ImportSummary } from '#shared/import/import-summary.ts';

/** What the server answers to the import panel, whether it only looked or imported. */
export interface ImportAnswer {
  readonly summary: ImportSummary;
  /** The board that was imported into; null when nothing was written. */
  readonly boardId: string | null;
}
