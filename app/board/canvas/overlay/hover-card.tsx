import { useEditor, useValue } from '@tldraw/tldraw';
import { floatWords } from '#app/board/schedule/float-words.ts';
import { useCanvasParts } from '../canvas-context.ts';
import type { DerivedTLShape } from '../editor/derived-shape-utils.ts';
import type { PictureState } from '../editor/picture-state.ts';
import { derivedShapeId, type ItemRef, itemOfShape } from '../layout/derived-shape.ts';
import { ItemCard } from './item-card.tsx';
import { type ItemWords, initiativeWords, milestoneWords } from './item-words.ts';
import { useIsOverPicture, useRested } from './pointer-at-rest.ts';

/**
 * A card beside the bar or milestone on which the pointer rests, or the keyboard. Gone while something is dragged, or a
 * menu is open.
 */
export function HoverCard() {
  const editor = useEditor();
  const { state } = useCanvasParts();
  const walked = useValue('walked to', () => (state.walk.ring.get() ? state.walk.item.get() : null), [state]);
  const hovered = useValue('hovered', () => (editor.isIn('select.idle') ? editor.getHoveredShapeId() : null), [editor]);
  const isUnderMenu = useValue('menu is open', () => editor.menus.hasAnyOpenMenus(), [editor]);
  const pointed = useIsOverPicture() ? hovered : null;
  const at = walked ? derivedShapeId(walked.kind, walked.id) : pointed;
  const key = useRested(isUnderMenu ? null : at);
  const item = key === null ? null : itemOfShape(key);
  const place = useValue('place of the card', () => {
    const shape = key ? (editor.getShape(key as DerivedTLShape['id']) as DerivedTLShape | undefined) : undefined;
    if (!shape) return null;
    const top = editor.pageToViewport({ x: shape.x, y: shape.y });
    const bottom = editor.pageToViewport({ x: shape.x + shape.props.w, y: shape.y + shape.props.h });
    const { w, h } = editor.getViewportScreenBounds();
    const pointer = editor.inputs.currentScreenPoint.x;
    const x = walked ? top.x : Math.min(Math.max(pointer - 24, top.x), bottom.x);
    return { x: Math.max(8, Math.min(x, w - WIDTH - 8)), top: top.y, bottom: bottom.y, isLow: bottom.y > h - 240, h };
  }, [editor, key, walked]);
  const words = useValue('words of the card', () => (item ? wordsOfItem(state, item) : null), [state, key]);
  if (!place || !words) return null;
  const y = place.isLow ? { bottom: place.h - place.top + 6 } : { top: place.bottom + 6 };
  return (
    <div className="qd-card" role="tooltip" id="qd-item-card" style={{ left: place.x, width: WIDTH, ...y }}>
      <ItemCard words={words} />
    </div>
  );
}

const WIDTH = 300;

/** What the card of an item says; null when it is gone. Also what the item is called for who hears it. */
export function wordsOfItem(state: PictureState, { kind, id }: ItemRef): ItemWords | null {
  const view = state.view.get();
  const float = floatWords(view, state.schedule.path.get(), id);
  const links = state.linkCounts.get().get(id);
  const simulated = state.simulated.get().get(id);
  if (kind === 'milestones') {
    const milestone = view.milestones.byId.get(id);
    return milestone ? milestoneWords(milestone, links, simulated, float) : null;
  }
  const initiative = kind === 'initiatives' ? view.initiatives.byId.get(id) : undefined;
  if (!initiative) return null;
  return initiativeWords(initiative, {
    people: state.members.get(),
    calendar: state.calendar.get(),
    note: state.notes.get().get(id),
    simulated,
    threat: state.threats.get().get(id),
    float,
    links,
    stages: state.stages.get().get(id) ?? [],
  });
}
