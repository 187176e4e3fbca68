import type { Editor, TLPageId } from '@tldraw/tldraw';
import { type IndexKey, PageRecordType } from '@tldraw/tldraw';

/** The canvas' two places, one tldraw page each; the ids are the same for everybody, stored drawings name them. */
export type Place = 'roadmap' | 'matrix';
export const PAGE_IDS: Readonly<Record<Place, TLPageId>> = {
  roadmap: 'page:roadmap' as TLPageId,
  matrix: 'page:matrix' as TLPageId,
};

export function pageRecords() {
  return [
    PageRecordType.create({ id: PAGE_IDS.roadmap, name: 'Roadmap', index: 'a1' as IndexKey }),
    PageRecordType.create({ id: PAGE_IDS.matrix, name: 'Risk matrix', index: 'a2' as IndexKey }),
  ];
}

export function placeOf(editor: Editor): Place {
  return editor.getCurrentPageId() === PAGE_IDS.matrix ? 'matrix' : 'roadmap';
}
