import type { BoardSession, Observable } from '#app/board/sync/board-session.ts';
import { createCell } from '#app/board/sync/observable.ts';
import type { BoardView } from '#shared/board/board-view.ts';
import type { SimulationSettings } from '#shared/board/records/board-meta.ts';
import { type BoardParts, partsOfBoard } from '#shared/schedule/simulate/parts-of-board.ts';
import type { SimulationAnswer } from '#shared/schedule/simulate/simulate.ts';
import { type WorkingCalendar, workingCalendar } from '#shared/schedule/working-calendar.ts';
import { createSimulationRunner } from './simulation-runner.ts';
import { startWorker } from './start-worker.ts';

/** A simulated schedule, and the board it was simulated from. */
export interface SimulatedDates {
  readonly parts: BoardParts;
  readonly answer: SimulationAnswer;
  readonly calendar: WorkingCalendar;
  readonly settings: SimulationSettings;
  /** The item whose finish it is about; null for the end of the whole. */
  readonly focusId: string | null;
}

/** How far a simulation is. `dates` are the last that were worked out: those before, while it runs or when it failed. */
export interface ScheduleRiskState {
  readonly state: 'waiting' | 'running' | 'done' | 'failed';
  readonly dates: SimulatedDates | null;
  /** 0 to 1. */
  readonly progress: number;
  /** What went wrong, for people. */
  readonly message: string | null;
}

export interface ScheduleRisk extends Observable<ScheduleRiskState> {
  /** Which item the costs of risks and the curve are about; null for the end of the whole. */
  readonly focusId: Observable<string | null>;
  setFocus(id: string | null): void;
  retry(): void;
}

/** After the last of several changes in a row. */
const PAUSE_MS = 400;
/** The board is to be seen before the processor is busy with it. */
const FIRST_PAUSE_MS = 1_500;
/** Who leaves a picture may be on the way to the next. */
const LINGER_MS = 10_000;

const known = new WeakMap<BoardSession, ScheduleRisk>();

/** The simulated dates of an open board: one simulation for canvas and panels. It runs while somebody listens. */
export function scheduleRiskOf(session: BoardSession): ScheduleRisk {
  const risk = known.get(session) ?? createScheduleRisk(session);
  known.set(session, risk);
  return risk;
}

function createScheduleRisk(session: BoardSession): ScheduleRisk {
  const cell = createCell<ScheduleRiskState>({ state: 'waiting', dates: null, progress: 0, message: null });
  const focusId = createCell<string | null>(null);
  const runner = createSimulationRunner(startWorker);
  let listeners = 0;
  let last: BoardView | null = null;
  let number = 0;
  let pause: ReturnType<typeof setTimeout> | undefined;
  let linger: ReturnType<typeof setTimeout> | undefined;
  let stopFollowing: (() => void) | null = null;

  const simulate = () => {
    const view = session.view.get();
    last = view;
    const parts = partsOfBoard(view);
    const focus = focusId.get() === null ? null : (parts.network.indexOf.get(focusId.get() ?? '') ?? null);
    const about = {
      parts,
      calendar: workingCalendar(view.meta.calendar),
      settings: view.meta.simulation,
      focusId: focus === null ? null : focusId.get(),
    };
    const { items, links, risks, distribution } = parts;
    const order = { number: ++number, parts: { items, links, risks, distribution }, seed: about.settings.seed, focus };
    const { dates } = cell.get();
    cell.set({ state: 'running', dates, progress: 0, message: null });
    runner.run(order, {
      progress: (runs, mostRuns) => cell.set({ ...cell.get(), progress: runs / mostRuns }),
      answer: (answer) => cell.set({ state: 'done', dates: { ...about, answer }, progress: 1, message: null }),
      replaced: (why) => cell.set({ ...cell.get(), message: `The simulation was started again. ${why}` }),
      failed: (message) => cell.set({ ...cell.get(), state: 'failed', message }),
    });
  };
  const soon = (ms: number) => {
    clearTimeout(pause);
    pause = setTimeout(simulate, ms);
  };
  const onView = () => {
    if (last && !concernsSchedule(last, session.view.get())) return;
    runner.cancel();
    if (cell.get().state === 'running') cell.set({ ...cell.get(), state: 'waiting' });
    soon(last ? PAUSE_MS : FIRST_PAUSE_MS);
  };
  const start = () => {
    clearTimeout(linger);
    if (stopFollowing) return;
    stopFollowing = session.view.subscribe(onView);
    onView();
  };
  const stop = () => {
    clearTimeout(pause);
    stopFollowing?.();
    stopFollowing = null;
    last = null;
    runner.stop();
  };
  return {
    get: cell.get,
    subscribe(listener) {
      const unsubscribe = cell.subscribe(listener);
      if (listeners++ === 0) start();
      return () => {
        unsubscribe();
        if (--listeners > 0) return;
        linger = setTimeout(stop, LINGER_MS);
      };
    },
    focusId,
    setFocus(id) {
      if (id === focusId.get()) return;
      focusId.set(id);
      if (stopFollowing) soon(0);
    },
    retry: () => soon(0),
  };
}

/** Whether the dates may be others now. A table stays the same object while none of its records changes. */
function concernsSchedule(before: BoardView, now: BoardView): boolean {
  return (
    before.initiatives !== now.initiatives ||
    before.milestones !== now.milestones ||
    before.dependencies !== now.dependencies ||
    before.risks !== now.risks ||
    before.meta.calendar !== now.meta.calendar ||
    before.meta.simulation !== now.meta.simulation
  );
}
