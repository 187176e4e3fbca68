import { createCell } from '#app/board/sync/observable.ts';

/** The thread that somebody asked to see, by its id: the panel that shows it scrolls there and forgets it. */
export const wantedThread = createCell<string | null>(null);
