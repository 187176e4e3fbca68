import { useSearchParams } from '@remix-run/react';
import { useValue } from '@tldraw/tldraw';
import { useEffect, useRef } from 'react';
import { useCanvasParts } from '../canvas-context.ts';
import { askSlip } from './schedule-state.ts';
import { SLIP } from './slip-address.ts';

const CRITICAL = 'critical';
/** Keeps the critical path shown as the address says, and the address as it is shown; asks what the address asks, once. */
export function useScheduleAddress(): void {
  const { state } = useCanvasParts();
  const { criticalShown } = state.schedule;
  const [params, setParams] = useSearchParams();
  const shown = useValue(criticalShown);
  const asked = params.get(CRITICAL) === '1';
  const before = useRef({ asked: false, shown: false });
  useEffect(() => {
    const last = before.current;
    before.current = { asked, shown };
    if (asked !== last.asked) criticalShown.set(asked);
    else if (shown !== last.shown && shown !== asked) {
      setParams(
        (current) => {
          const next = new URLSearchParams(current);
          if (shown) next.set(CRITICAL, '1');
          else next.delete(CRITICAL);
          return next;
        },
        { replace: true, preventScrollReset: true },
      );
    }
  }, [asked, shown, criticalShown, setParams]);
  const slipOf = params.get(SLIP);
  useEffect(() => {
    if (slipOf === null) return;
    const { initiatives } = state.view.get();
    const kind = initiatives.byId.has(slipOf) ? 'initiatives' : 'milestones';
    askSlip(state, { kind, id: slipOf });
    setParams(
      (current) => {
        const next = new URLSearchParams(current);
        next.delete(SLIP);
        return next;
      },
      { replace: true, preventScrollReset: true },
    );
  }, [slipOf, state, setParams]);
}
