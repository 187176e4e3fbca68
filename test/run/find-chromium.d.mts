/** Path of a Chromium, or null where there is none. */
export function findChromium(): string | null;
