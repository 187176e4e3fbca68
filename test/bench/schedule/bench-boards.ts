import { readFileSync } from 'node:fs';
import type { BoardView } from '#shared/board/board-view.ts';
import { createTestBoard } from '#shared/board/testing/test-board.ts';
import { applyImport } from '#shared/import/apply-import.ts';
import { planText } from '#shared/import/testing/import-text.ts';
import { realPlan } from '#test/e2e/support/real-plans.ts';
import { largePlan } from '../board/large-plan.ts';

export interface BenchBoard {
  readonly name: string;
  readonly view: BoardView;
}

/** The real plan where it is at hand, and a board of 1,000 initiatives and 1,500 links. */
export function benchBoards(): readonly BenchBoard[] {
  const real = realPlan();
  return [
    ...(real ? [{ name: 'the real plan, 468 initiatives', view: imported(readFileSync(real, 'utf8')) }] : []),
    { name: '1,000 initiatives, 1,500 links', view: imported(largePlan(1_000, 1_500, '2026-01-05')) },
  ];
}

function imported(csv: string): BoardView {
  const it = createTestBoard();
  applyImport(it.board, planText(it, csv), it.ctx);
  return it.view();
}
