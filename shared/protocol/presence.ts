import * as z from 'zod/mini';
import { PICTURES, type Picture } from '../board/records/saved-view.ts';
import { ROLES } from '../permissions/role.ts';

/** Pictures of a board that a person can be on are those that views can be saved of; the last part of their address. */
export type PictureName = Picture;

const id = z.string().check(z.minLength(1), z.maxLength(200));
const place = z.enum(['roadmap', 'matrix']);
const coordinate = z.number().check(z.gte(-1e9), z.lte(1e9));
const size = z.number().check(z.gte(0), z.lte(1e9));

const userSchema = z.object({
  id,
  name: z.string(),
  color: z.string().check(z.regex(/^#[0-9a-f]{6}$/i)),
  role: z.optional(z.enum(ROLES)),
});
/** What a height on the roadmap is counted from: an item's top, or that of a lane. Lanes may lie elsewhere on another screen. */
const anchorSchema = z.object({ of: z.enum(['item', 'lane']), id, dy: coordinate });
const anchor = z.optional(z.array(anchorSchema).check(z.maxLength(2)));
const cursorSchema = z.object({ place, x: coordinate, y: coordinate, anchors: anchor });
const viewportSchema = z.object({
  place,
  x: coordinate,
  y: coordinate,
  w: size,
  h: size,
  zoom: z.number().check(z.gt(0)),
  anchors: anchor,
  /** What the lanes stand for there. */
  lanes: z.optional(z.string().check(z.maxLength(40))),
});
const draggedSchema = z.object({ id, x: coordinate, y: coordinate, w: size, anchors: anchor });
const dragSchema = z.object({
  place,
  items: z.array(draggedSchema).check(z.maxLength(64)),
  more: size,
  beat: z.optional(z.number()),
});

/** The nearest first: what one screen lacks (it is filtered, the lanes are others), the next may still find. */
export type PresenceAnchor = z.infer<typeof anchorSchema>;

/** Where a person is, as the canvas shares it. Coordinates are canonical: x in days times 4, whatever scale is on. */
export type PresenceCursor = z.infer<typeof cursorSchema>;

/** What a person sees of a canvas: the middle and the extent of it, canonical like a cursor; `zoom` of their text. */
export type PresenceViewport = z.infer<typeof viewportSchema>;

/**
 * An item in somebody's hand. `x` and `w` are canonical. `y` counts on the roadmap from where the item rests, because
 * lanes may lie elsewhere on another screen, and on the matrix from the top of the page. `anchors` say which lane it is over.
 */
export type DraggedItem = z.infer<typeof draggedSchema>;

/**
 * A gesture that is not over: nothing of it is in the document. `more` items are moved along and not listed; `beat`
 * goes on while the hand rests, so that who has lost the line is told from who holds still.
 */
export type PresenceDrag = z.infer<typeof dragSchema>;

/** Awareness state of a client. The server writes `user` from the session; a client can't pose as another. */
export interface PresenceState {
  readonly user?: z.infer<typeof userSchema> | undefined;
  readonly cursor?: PresenceCursor | null | undefined;
  /** Ids of the records that are selected. */
  readonly selection?: readonly string[] | undefined;
  /** What is being edited in panel or register: `<kind>/<id>/<field>`. */
  readonly editing?: string | null | undefined;
  readonly drag?: PresenceDrag | null | undefined;
  readonly picture?: PictureName | null | undefined;
  /** Sent while somebody follows. */
  readonly viewport?: PresenceViewport | null | undefined;
  /** Id of the person whose picture this one follows. */
  readonly following?: string | null | undefined;
  /** Asks everyone to follow; another id is another time. */
  readonly summon?: { readonly id: string } | null | undefined;
  /** Nothing was touched for some minutes. */
  readonly idle?: boolean | undefined;
}

/** A field that is not as it should be counts as not said: others may send anything. */
const said = <T extends z.ZodMiniType>(schema: T) => z.catch(z.nullish(schema), undefined);
const flag = z.catch(z.optional(z.boolean()), undefined);

const stateSchema = z.object({
  user: z.catch(z.optional(userSchema), undefined),
  cursor: said(cursorSchema),
  selection: z.catch(z.optional(z.array(id).check(z.maxLength(500))), undefined),
  editing: said(z.string()),
  drag: said(dragSchema),
  picture: said(z.enum(PICTURES)),
  viewport: said(viewportSchema),
  following: said(id),
  summon: said(z.object({ id })),
  idle: flag,
});

/** What another client says of itself, without what makes no sense; null when it is no state at all. */
export function readPresence(state: unknown): PresenceState | null {
  const result = stateSchema.safeParse(state);
  return result.success ? result.data : null;
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
