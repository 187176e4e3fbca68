/** Colours for lanes that come without one: told apart side by side, calm enough for a whole lane, none of them a status. */
export const TEAM_COLOURS = [
  '#3f6fb5',
  '#7a5ea8',
  '#2f8f8a',
  '#a8653f',
  '#5b7f3c',
  '#a04f78',
  '#4a6b7c',
  '#8a7a2e',
  '#5a5fb0',
  '#3d8561',
  '#96586a',
  '#6b7a8f',
] as const;

/** The colour of the `index`-th lane; they come round again after the last. */
export function teamColour(index: number): string {
  return TEAM_COLOURS[index % TEAM_COLOURS.length] ?? TEAM_COLOURS[0];
}
