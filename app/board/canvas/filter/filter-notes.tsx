import { useValue } from '@tldraw/tldraw';
import { X } from 'lucide-react';
import { Button } from '#app/components/button.tsx';
import { useCanvasParts } from '../canvas-context.ts';
import type { Place } from '../editor/pages.ts';
import { titleOf } from '../layout/link-offer.ts';
import { CriticalNote } from '../schedule/critical-note.tsx';
import { NO_FILTER } from './picture-filter.ts';
import { usePictureFilter } from './use-picture-filter.ts';

/** Over the picture: whose chain is shown, and that nothing matches, each with the way back. */
export function FilterNotes({ place }: { readonly place: Place }) {
  const { state } = useCanvasParts();
  const [filter, change] = usePictureFilter();
  const chainOf = useValue('chain of', () => filter.chain && titleOf(state.view.get(), filter.chain), [
    state,
    filter.chain,
  ]);
  const isEmpty = useValue('nothing matches', () => {
    const matching = state.filtering.matching.get();
    const { initiatives, milestones, risks } = state.view.get();
    const shown = place === 'matrix' ? [risks] : [initiatives, milestones];
    return matching !== null && !shown.some(({ list }) => list.some(({ id }) => matching.has(id)));
  }, [state, place]);
  const criticalShown = useValue(state.schedule.criticalShown) && place === 'roadmap';
  if (!chainOf && !isEmpty && !criticalShown) return null;
  return (
    <div className="qd-filter-notes">
      {criticalShown && <CriticalNote />}
      {chainOf && (
        <p className="qd-filter-chip">
          <span>Chain of {chainOf}</span>
          <button
            type="button"
            aria-label={`Show more than the chain of ${chainOf}`}
            title="Show all again"
            onClick={() => change((before) => ({ ...before, chain: null, mode: 'highlight' }))}
          >
            <X size={14} aria-hidden="true" />
          </button>
        </p>
      )}
      {isEmpty && (
        <div className="qd-filter-empty" role="status">
          <p>Nothing on this picture matches the filter.</p>
          <Button size="sm" onClick={() => change(() => NO_FILTER)}>
            Clear the filter
          </Button>
        </div>
      )}
    </div>
  );
}
