import type { BenchBoard } from './bench-boards.ts';

/** Measures something of the schedule on each board and notes it: what, measured, aim. */
export type SchedulePart = (
  boards: readonly BenchBoard[],
  note: (name: string, value: string, aim: string) => void,
) => void | Promise<void>;
