import { useValue } from '@tldraw/tldraw';
import { useCanvasParts } from '../canvas-context.ts';
import type { Place } from '../editor/pages.ts';

/** Over a picture without anything in it: what belongs here, and the first step. */
export function EmptyHint({ place }: { readonly place: Place }) {
  const { session, state } = useCanvasParts();
  const isEmpty = useValue('is empty', () => {
    const { initiatives, milestones } = state.view.get();
    if (place === 'matrix') return state.view.get().risks.list.length === 0;
    return initiatives.list.length + milestones.list.length === 0;
  }, [state, place]);
  const hasLanes = useValue('has lanes', () => state.roadmap.get().lanes.length > 0, [state]);
  if (!isEmpty) return null;
  return (
    <p className="qd-empty" role="status">
      {place === 'matrix' ? 'No risks yet.' : 'Nothing is planned yet.'}{' '}
      {!session.readOnly && firstStep(place, hasLanes)}
    </p>
  );
}

function firstStep(place: Place, hasLanes: boolean): string {
  if (place === 'matrix') return 'Double-click a cell, or press Add risk.';
  return hasLanes
    ? 'Double-click in a lane to put the first initiative there.'
    : 'Add a team: each one is a lane here.';
}
