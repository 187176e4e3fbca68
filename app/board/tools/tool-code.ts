import { fetchedCode } from '#app/components/fetched-code.ts';

/** The command palette and the sheet of shortcuts: fetched when they are about to be opened. */
export const paletteCode = fetchedCode(async () => (await import('#app/board/palette/palette.tsx')).Palette);
export const shortcutsCode = fetchedCode(async () => (await import('./shortcuts-sheet.tsx')).ShortcutsSheet);
