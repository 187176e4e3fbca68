import { useEditor, useValue } from '@tldraw/tldraw';
import { useState } from 'react';
import { useCanvasParts } from '#app/board/canvas/canvas-context.ts';
import { LevelBadge } from '#app/components/level-badge.tsx';
import { RISK_LEVELS } from '#shared/board/records/board-meta.ts';

const LEVEL_WORDS = { VL: 'Very low', L: 'Low', M: 'Medium', H: 'High', VH: 'Very high' } as const;
/** Pixels of the picture from which the legend is open at first. */
const ROOMY = 1000;

/** What colours, lines and marks of the matrix mean. */
export function MatrixLegend() {
  const editor = useEditor();
  const { state } = useCanvasParts();
  const isRoomy = useValue('room for the legend', () => editor.getViewportScreenBounds().w >= ROOMY, [editor]);
  const [chosen, setChosen] = useState<boolean | null>(null);
  const appetite = useValue('appetite', () => state.view.get().meta.matrix.appetite, [state]);
  const isComparing = useValue('comparing', () => state.since.before.get() !== null, [state]);
  const isOpen = chosen ?? isRoomy;
  return (
    <section className="qd-matrix-legend" aria-label="Legend" data-open={isOpen}>
      <ul>
        <li>
          <button
            type="button"
            className="qd-matrix-legend-toggle"
            aria-expanded={isOpen}
            onClick={() => setChosen(!isOpen)}
          >
            Legend
          </button>
        </li>
        {isOpen && (
          <>
            {RISK_LEVELS.map((level) => (
              <li key={level}>
                <LevelBadge level={level} />
                <span aria-hidden="true">{LEVEL_WORDS[level]}</span>
              </li>
            ))}
            <li>
              <Sample>
                <path d="M2 8H26" stroke="currentColor" strokeWidth="2" strokeDasharray="6 3" />
              </Sample>
              Appetite: {LEVEL_WORDS[appetite].toLowerCase()} and up is above
            </li>
            <li>
              <Sample>
                <path d="M2 12Q10 2 22 5" stroke="currentColor" strokeWidth="1.75" />
                <path d="M27 7L19 8L21 2Z" fill="currentColor" />
              </Sample>
              {isComparing ? 'From where it stood' : 'From the last review'}
            </li>
            <li>
              <Sample>
                <path
                  d="M2 12Q10 2 22 5"
                  stroke="currentColor"
                  strokeWidth="2"
                  strokeDasharray="0.5 4"
                  strokeLinecap="round"
                />
                <path d="M27 7L19 8L21 2Z" fill="currentColor" />
              </Sample>
              To the target
            </li>
            <li>
              <Sample>
                <rect x="2" y="3" width="24" height="11" rx="5.5" stroke="currentColor" strokeDasharray="3 2" />
              </Sample>
              {isComparing ? 'Where it stood' : 'Ghost: not here now'}
            </li>
            {isComparing && <SinceLines />}
            <li>
              <Sample>
                <path d="M2 8L7 3H21L26 8L21 13H7Z" stroke="currentColor" strokeWidth="1.25" />
              </Sample>
              Opportunity
            </li>
            <li>
              <Sample className="text-warn-text">
                <circle cx="14" cy="8" r="5" stroke="currentColor" strokeWidth="1.75" />
                <path d="M14 5V8L16.5 9" stroke="currentColor" strokeWidth="1.5" />
              </Sample>
              Review overdue
            </li>
          </>
        )}
      </ul>
    </section>
  );
}

/** What else shows while an earlier version is compared with. */
function SinceLines() {
  return (
    <>
      <li>
        <Sample>
          <rect x="2" y="3" width="24" height="11" rx="5.5" stroke="currentColor" strokeDasharray="3 2" />
          <path d="M7 8.5H21" stroke="currentColor" strokeWidth="1.25" />
        </Sample>
        Gone
      </li>
      <li>
        <Sample className="text-ok">
          <rect x="3" y="3" width="23" height="11" rx="5.5" stroke="currentColor" strokeWidth="2" />
          <circle cx="6" cy="5" r="5" fill="currentColor" />
          <path d="M3.5 5H8.5M6 2.5V7.5" className="stroke-card" strokeWidth="1.5" />
        </Sample>
        New
      </li>
    </>
  );
}

function Sample({ children, className }: { readonly children: React.ReactNode; readonly className?: string }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 28 16" width="28" height="16" fill="none" className={className}>
      {children}
    </svg>
  );
}
