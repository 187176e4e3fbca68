import { useValue } from '@tldraw/tldraw';
import { X } from 'lucide-react';
import { formatDay } from '#app/board/fields/day-text.ts';
import { notCountedWords } from '#app/board/schedule/float-words.ts';
import { TIGHT_DAYS } from '#shared/schedule/conflicts.ts';
import { momentDay } from '#shared/schedule/working-calendar.ts';
import { useCanvasParts } from '../canvas-context.ts';

/** Over the picture while the critical path shows: how many items are on it, when the plan ends, and the way back. */
export function CriticalNote() {
  const { state } = useCanvasParts();
  const words = useValue('critical path in words', () => {
    const critical = state.schedule.critical.get();
    if (!critical) return null;
    const { end } = state.schedule.path.get();
    if (end === null) return 'Nothing is left to do: there is no critical path.';
    const none = [...critical.values()].filter((criticality) => criticality === 'critical').length;
    const ends = `The plan ends ${formatDay(momentDay(state.calendar.get(), end))}`;
    return `${ends} · ${none} critical · ${critical.size - none} with at most ${TIGHT_DAYS} d of float`;
  }, [state]);
  const notCounted = useValue('not counted', () => notCountedWords(state.schedule.network.get().leftOut), [state]);
  if (words === null) return null;
  return (
    <p className="qd-filter-chip">
      <span role="status" title={notCounted ?? undefined}>
        {words}
        {notCounted && <span className="qd-slip-detail">{notCounted}</span>}
      </span>
      <button
        type="button"
        aria-label="Hide the critical path"
        title="Show all again"
        onClick={() => state.schedule.criticalShown.set(false)}
      >
        <X size={14} aria-hidden="true" />
      </button>
    </p>
  );
}
