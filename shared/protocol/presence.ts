/** Where a person is, as the canvas shares it. Coordinates are canonical: x in days times 4, whatever scale is on. */
export interface PresenceCursor {
  readonly place: 'roadmap' | 'matrix';
  readonly x: number;
  readonly y: number;
}

/** Awareness state of a client. The server writes `user` from the session; a client can't pose as another. */
export interface PresenceState {
  readonly user?: { readonly id: string; readonly name: string; readonly color: string };
  readonly cursor?: PresenceCursor | null;
  /** Ids of the records that are selected. */
  readonly selection?: readonly string[];
  /** What is being edited in panel or register: `<kind>/<id>/<field>`. */
  readonly editing?: string | null;
}

/** Colours of people, legible with white text at 4.5:1. */
export const PRESENCE_COLOURS = [
  '#6d4bc9',
  '#1a7f53',
  '#b3261e',
  '#2f62d0',
  '#a4561a',
  '#0b7285',
  '#a61e6d',
  '#4d6a12',
  '#5f4b3b',
  '#37568f',
] as const;

/** The colour of a person: the same on every screen, derived from the id alone. */
export function presenceColour(userId: string): string {
  let hash = 0;
  for (let i = 0; i < userId.length; i++) hash = (hash * 31 + userId.charCodeAt(i)) >>> 0;
  return PRESENCE_COLOURS[hash % PRESENCE_COLOURS.length] ?? PRESENCE_COLOURS[0];
}
