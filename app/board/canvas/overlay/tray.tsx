import { type Editor, useValue, type VecLike } from '@tldraw/tldraw';
import { CalendarPlus } from 'lucide-react';
import { cellAt } from '#app/board/matrix/matrix-layout.ts';
import { rescoreRisks } from '#app/board/matrix/rescore-risks.ts';
import { useCanvasParts } from '../canvas-context.ts';
import type { Place } from '../editor/pages.ts';
import { scheduleAt, scheduleToday } from '../editor/schedule.ts';
import type { ItemRef } from '../layout/derived-shape.ts';
import { useDragOut } from './use-drag-out.ts';

/** What has no place in the picture yet, never hidden: initiatives without dates, risks without a score. */
export function Tray({ editor, place }: { readonly editor: Editor; readonly place: Place }) {
  return place === 'roadmap' ? <UnscheduledTray editor={editor} /> : <UnscoredTray editor={editor} />;
}

function UnscheduledTray({ editor }: { readonly editor: Editor }) {
  const { session, state } = useCanvasParts();
  const initiatives = useValue('unscheduled', () => state.roadmap.get().unscheduled, [state]);
  return (
    <TrayStrip
      editor={editor}
      title="Unscheduled"
      hint="drag onto a lane to schedule"
      kind="initiatives"
      items={initiatives}
      drop={(id, point) => scheduleAt(editor, session, state, id, point)}
      action={(id, title) => (
        <button
          type="button"
          className="qd-tray-action"
          aria-label={`Schedule ${title} from today`}
          title="Schedule from today"
          onClick={() => scheduleToday(editor, session, state, id)}
        >
          <CalendarPlus size={14} aria-hidden="true" />
        </button>
      )}
    />
  );
}

function UnscoredTray({ editor }: { readonly editor: Editor }) {
  const { session, state } = useCanvasParts();
  const risks = useValue('unscored', () => state.matrix.get().unscored, [state]);
  const drop = (id: string, point: VecLike) => {
    const cell = cellAt(state.matrix.get(), point.x, point.y);
    if (!cell) return;
    const { likelihood, impact } = cell;
    rescoreRisks(session, state.basis.get(), [{ id, likelihood, impact }]);
  };
  return (
    <TrayStrip
      editor={editor}
      title="Not scored"
      hint="drag into a cell to score"
      kind="risks"
      items={risks}
      drop={drop}
    />
  );
}

interface TrayStripProps {
  readonly editor: Editor;
  readonly title: string;
  readonly hint: string;
  readonly kind: ItemRef['kind'];
  readonly items: readonly { readonly id: string; readonly key: string; readonly title: string }[];
  readonly drop: (id: string, point: VecLike) => void;
  readonly action?: (id: string, title: string) => React.ReactNode;
}

function TrayStrip({ editor, title, hint, kind, items, drop, action }: TrayStripProps) {
  const { session, openItem } = useCanvasParts();
  const { dragged, handlersFor, isDragClick } = useDragOut(editor, !session.readOnly, drop);
  if (items.length === 0) return null;
  const inHand = dragged && items.find(({ id }) => id === dragged.id);
  return (
    <section className="qd-tray" aria-label={title}>
      <h2 className="qd-tray-title">
        {title} <span className="qd-count">{items.length}</span>
      </h2>
      <ul className="qd-tray-items">
        {items.map(({ id, key, title: name }) => (
          <li key={id} className="qd-tray-item">
            <button
              type="button"
              className="qd-tray-chip"
              {...handlersFor(id)}
              onClick={() => !isDragClick() && openItem({ kind, id })}
            >
              {key && <span className="qd-count">{key}</span>}
              <span className="qd-tray-name">{name}</span>
            </button>
            {!session.readOnly && action?.(id, name)}
          </li>
        ))}
      </ul>
      {!session.readOnly && <p className="qd-tray-hint">{hint}</p>}
      {inHand && (
        <div className="qd-in-hand" style={{ transform: `translate(${dragged.x + 6}px, ${dragged.y + 6}px)` }}>
          {inHand.title}
        </div>
      )}
    </section>
  );
}
