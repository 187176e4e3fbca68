import { useEditor, useValue } from '@tldraw/tldraw';
import { useCanvasParts } from '../canvas-context.ts';
import type { DerivedTLShape } from '../editor/derived-shape-utils.ts';
import { cancelLink, finishLink, type LinkDraft, moveLink } from '../editor/link-draft.ts';
import { derivedShapeId } from '../layout/derived-shape.ts';
import { titleOf } from '../layout/link-offer.ts';
import { forwardWheel } from './forward-wheel.ts';

/** The line that is being drawn to another item, the item it would reach, and in words what a release there does. */
export function LinkDraftLine() {
  const editor = useEditor();
  const { session, state } = useCanvasParts();
  const drawn = useValue('link draft', () => {
    const draft = state.linkDraft.get();
    const from = draft && boxOf(draft.itemId);
    if (!draft || !from) return null;
    const at = { x: draft.side === 'end' ? from.x + from.w : from.x, y: from.y + from.h / 2 };
    return { draft, at, to: editor.pageToViewport(draft.point), target: draft.target && boxOf(draft.target.id) };

    function boxOf(id: string) {
      const find = (kind: 'initiatives' | 'milestones') =>
        editor.store.get(derivedShapeId(kind, id) as DerivedTLShape['id']) as DerivedTLShape | undefined;
      const shape = find('initiatives') ?? find('milestones');
      if (!shape) return null;
      const zoom = editor.getZoomLevel();
      return { ...editor.pageToViewport(shape).toJson(), w: shape.props.w * zoom, h: shape.props.h * zoom };
    }
  }, [editor, state]);
  const words = useValue('link draft in words', () => {
    const draft = state.linkDraft.get();
    return draft && describe(draft, (id) => titleOf(state.view.get(), id));
  }, [state]);
  if (!drawn || words === null) return null;
  const { draft, at, to, target } = drawn;
  const refused = draft.target?.refusal != null;
  return (
    <>
      {draft.by === 'clicks' && (
        <div
          className="qd-link-catcher"
          onPointerMove={(event) => moveLink(editor, state, { x: event.clientX, y: event.clientY }, 'clicks')}
          onPointerDown={(event) => {
            event.preventDefault();
            if (event.button !== 0) cancelLink(state);
          }}
          onPointerUp={(event) => {
            moveLink(editor, state, { x: event.clientX, y: event.clientY }, 'clicks');
            finishLink(session, state);
          }}
          onWheel={(event) => forwardWheel(editor, event)}
        />
      )}
      <svg className="qd-link-draft" data-refused={refused} aria-hidden="true">
        {target && <rect x={target.x - 3} y={target.y - 3} width={target.w + 6} height={target.h + 6} rx={8} />}
        <line x1={at.x} y1={at.y} x2={to.x} y2={to.y} />
        <circle cx={to.x} cy={to.y} r={4} />
      </svg>
      <p className="qd-drag-tip" role="status" style={{ transform: `translate(${to.x + 14}px, ${to.y + 16}px)` }}>
        {words}
      </p>
    </>
  );
}

function describe({ side, by, target }: LinkDraft, nameOf: (id: string) => string): string {
  if (target) return target.refusal ?? `${nameOf(target.toId)} waits for ${nameOf(target.fromId)}`;
  const what = side === 'end' ? 'what waits for this' : 'what this waits for';
  return by === 'clicks' ? `Click ${what}. Esc leaves.` : `Drop on ${what}`;
}
