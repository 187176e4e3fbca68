import { useSearchParams } from '@remix-run/react';
import { useValue } from '@tldraw/tldraw';
import { useCallback, useEffect } from 'react';
import { useCanvasParts } from '../canvas-context.ts';
import { GROUPINGS, type Grouping } from '../layout/lane-groups.ts';
import { chooseLanes, type LaneChoice, laneChoiceKey } from './lane-choice.ts';

const PARAM = 'lanes';

/** How the lanes are, and how to have them otherwise: kept in this browser for this person and board. */
export function useLaneChoice(): readonly [LaneChoice, (change: Partial<LaneChoice>) => void] {
  const { session, state } = useCanvasParts();
  const choice = useValue('lane choice', () => state.laneChoice.get(), [state]);
  const change = useCallback(
    (next: Partial<LaneChoice>) => chooseLanes(state.laneChoice, laneChoiceKey(session.boardId, session.me.id), next),
    [session, state],
  );
  return [choice, change];
}

/** What lanes stand for stands in the address too, so that it can be sent. An address goes before what was kept. */
export function useGroupingAddress(): (grouping: Grouping) => void {
  const { state } = useCanvasParts();
  const [, change] = useLaneChoice();
  const [params, setParams] = useSearchParams();
  const asked = params.get(PARAM);
  useEffect(() => {
    const grouping = GROUPINGS.find((name) => name === asked);
    if (grouping && grouping !== state.laneChoice.get().grouping)
      state.laneChoice.update((choice) => ({ ...choice, grouping }));
  }, [asked, state]);
  return useCallback(
    (grouping) => {
      change({ grouping });
      setParams(
        (before) => {
          const next = new URLSearchParams(before);
          next.set(PARAM, grouping);
          return next;
        },
        { replace: true, preventScrollReset: true },
      );
    },
    [change, setParams],
  );
}
