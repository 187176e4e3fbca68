import { useEditor, useValue } from '@tldraw/tldraw';
import { PanelRightClose } from 'lucide-react';
import { useCanvasParts } from '#app/board/canvas/canvas-context.ts';
import { fitMatrix } from '#app/board/canvas/editor/camera.ts';
import { IconButton } from '#app/components/icon-button.tsx';
import { LevelBadge } from '#app/components/level-badge.tsx';
import type { BoardView } from '#shared/board/board-view.ts';
import { type RankedRisk, risksAboveAppetite } from '#shared/risk/above-appetite.ts';
import { isStale } from '#shared/risk/review-due.ts';
import { dayNumber, isoDateOf } from '#shared/schedule/calendar.ts';
import { summaryWidth } from './matrix-options.ts';

const BASIS_WORDS = {
  inherent: 'without controls',
  current: 'as they stand',
  target: 'after planned actions',
} as const;

/** Beside the matrix where there is room: what the board does not accept, the worst first. */
export function AboveAppetite() {
  const editor = useEditor();
  const { state, openItem } = useCanvasParts();
  const { matrixOptions: options } = state;
  const isShown = useValue('summary shown', () => summaryWidth(options, editor.getViewportScreenBounds().w) > 0, [
    editor,
    options,
  ]);
  const ranked = useValue(
    'above appetite',
    () => risksAboveAppetite(state.view.get().risks.list, state.view.get().meta.matrix, state.basis.get()),
    [state],
  );
  const basis = useValue('basis', () => state.basis.get(), [state]);
  const facts = useValue('facts', () => factsBy(state.view.get(), isoDateOf(state.today.get())), [state]);
  if (!isShown) return null;
  return (
    <aside className="qd-summary" aria-labelledby="qd-summary-title">
      <div className="qd-summary-head">
        <h2 id="qd-summary-title">
          Above appetite <span className="qd-count">{ranked.length}</span>
        </h2>
        <IconButton
          label="Hide this list"
          onClick={() => {
            options.showsSummary.set(false);
            fitMatrix(editor, state);
          }}
        >
          <PanelRightClose size={15} aria-hidden="true" />
        </IconButton>
      </div>
      <p className="qd-summary-hint">{BASIS_WORDS[basis]}, by score, then expected days</p>
      {ranked.length === 0 && <p className="qd-summary-none">Nothing is above the appetite.</p>}
      <ol>
        {ranked.map((entry) => (
          <li key={entry.risk.id}>
            <button
              type="button"
              onClick={() => openItem({ kind: 'risks', id: entry.risk.id })}
              onPointerEnter={() => options.pointedRisk.set(entry.risk.id)}
              onPointerLeave={() => options.pointedRisk.set(null)}
              onFocus={() => options.pointedRisk.set(entry.risk.id)}
              onBlur={() => options.pointedRisk.set(null)}
            >
              <LevelBadge level={entry.score.level} score={entry.score.score} />
              <span className="qd-summary-title">
                <span className="qd-count">{entry.risk.key}</span> {entry.risk.title}
              </span>
              <span className="qd-summary-days">{entry.delay === null ? '' : `${Math.round(entry.delay)} d`}</span>
              <span className="qd-summary-facts">{factsOf(entry, facts)}</span>
            </button>
          </li>
        ))}
      </ol>
    </aside>
  );
}

interface Facts {
  readonly today: string;
  readonly actions: ReadonlyMap<string, { readonly open: number; readonly late: number }>;
}

function factsBy(view: BoardView, today: string): Facts {
  const actions = new Map<string, { open: number; late: number }>();
  for (const { riskId, doneOn, due } of view.actions.list) {
    if (riskId === null || doneOn !== null) continue;
    const { open, late } = actions.get(riskId) ?? { open: 0, late: 0 };
    actions.set(riskId, { open: open + 1, late: late + (due !== null && due < today ? 1 : 0) });
  }
  return { today, actions };
}

function factsOf({ risk }: RankedRisk, { today, actions }: Facts): string {
  const { open, late } = actions.get(risk.id) ?? { open: 0, late: 0 };
  const parts = [risk.response ?? 'no response', risk.roam];
  if (open > 0) parts.push(`${open} ${open === 1 ? 'action' : 'actions'}${late > 0 ? `, ${late} overdue` : ''}`);
  if (isStale(risk, today)) {
    parts.push(
      risk.lastReviewed === null
        ? 'never reviewed'
        : `not reviewed for ${dayNumber(today) - dayNumber(risk.lastReviewed)} d`,
    );
  }
  return parts.filter(Boolean).join(' · ');
}
