/** An item of another board that a search found. */
export interface FoundItem {
  readonly boardId: string;
  readonly itemId: string;
  readonly kind: 'initiative' | 'milestone';
  readonly key: string;
  readonly title: string;
  readonly boardTitle: string;
  /** Name of its team; empty without one. */
  readonly team: string;
}
