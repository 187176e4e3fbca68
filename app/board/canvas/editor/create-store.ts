import { createTLStore, defaultBindingUtils, defaultShapeUtils, type TLStore } from '@tldraw/tldraw';
import { BarShapeUtil, ChipShapeUtil, MilestoneShapeUtil } from './derived-shape-utils.ts';
import { dragRules } from './drag-rules.ts';
import { pageRecords } from './pages.ts';
import type { PictureState } from './picture-state.ts';

export function derivedShapeUtils(state: PictureState) {
  const rules = dragRules(state);
  return [BarShapeUtil.configure({ rules }), MilestoneShapeUtil.configure({ rules }), ChipShapeUtil] as const;
}

/** A store with tldraw's shapes and ours, and the board's two pages. */
export function createBoardStore(shapeUtils: ReturnType<typeof derivedShapeUtils>): TLStore {
  const store = createTLStore({
    shapeUtils: [...defaultShapeUtils, ...shapeUtils],
    bindingUtils: defaultBindingUtils,
  });
  store.mergeRemoteChanges(() => store.put(pageRecords()));
  return store;
}
