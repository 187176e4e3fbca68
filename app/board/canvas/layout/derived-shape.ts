/** Shapes that are drawn from records. Their ids are made from the records', so that every client has the same. */
export const DERIVED_TYPES = {
  'qd-bar': 'initiatives',
  'qd-milestone': 'milestones',
  'qd-chip': 'risks',
} as const;

export type DerivedType = keyof typeof DERIVED_TYPES;
export type DerivedKind = (typeof DERIVED_TYPES)[DerivedType];

/** An item that a shape stands for. */
export interface ItemRef {
  readonly kind: DerivedKind;
  readonly id: string;
}

export type DerivedShapeId = `shape:${string}`;

/** Id of the shape that stands for a record. */
export function derivedShapeId(kind: DerivedKind, id: string): DerivedShapeId {
  return `shape:${kind}.${id}`;
}

/** The record that a shape stands for; null for a free drawing. */
export function itemOfShape(shapeId: string): ItemRef | null {
  const match = /^shape:(initiatives|milestones|risks)\.(.+)$/s.exec(shapeId);
  return match ? { kind: match[1] as DerivedKind, id: match[2] as string } : null;
}

export function isDerivedType(type: string): type is DerivedType {
  return Object.hasOwn(DERIVED_TYPES, type);
}

/** Whether records of this kind have shapes on the canvas. */
export function isDerivedKind(kind: string): kind is DerivedKind {
  return (Object.values(DERIVED_TYPES) as string[]).includes(kind);
}
