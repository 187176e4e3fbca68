import { useValue } from '@tldraw/tldraw';
import { Route } from 'lucide-react';
import { useCanvasParts } from '../canvas-context.ts';
import { useScheduleAddress } from './use-schedule-address.ts';

/** Shows what is critical, on demand: the rest of the picture fades. */
export function CriticalToggle() {
  const { state } = useCanvasParts();
  useScheduleAddress();
  const { criticalShown } = state.schedule;
  const shown = useValue(criticalShown);
  return (
    <button
      type="button"
      className="qd-button"
      aria-pressed={shown}
      aria-label="Critical path"
      title={shown ? 'Hide the critical path' : 'Show the critical path'}
      onClick={() => criticalShown.set(!shown)}
    >
      <Route size={15} aria-hidden="true" />
      <span className="qd-wide">Critical</span>
    </button>
  );
}
