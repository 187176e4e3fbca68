import type { BoardSession } from '#app/board/sync/board-session.ts';
import { useObservable } from '#app/board/sync/use-observable.ts';
import { type ScheduleRiskState, scheduleRiskOf } from './schedule-risk.ts';

/** How far the simulation of the board is; it runs while this is shown. */
export function useScheduleRisk(session: BoardSession): ScheduleRiskState {
  return useObservable(scheduleRiskOf(session));
}
