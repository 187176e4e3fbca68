/** A larger file, in bytes, is no plan that people look at. */
export const MAX_IMPORT_BYTES = 10 * 1024 * 1024;

export const TOO_LARGE = 'The file is larger than 10 MB. Export only the plan itself: one row for each initiative.';
