import { Unlink } from 'lucide-react';
import { useBoard } from '#app/board/shell/board-context.ts';
import { Button } from '#app/components/button.tsx';
import type { BoardView } from '#shared/board/board-view.ts';
import { removeDependencies } from '#shared/board/commands/dependency-commands.ts';

/**
 * Dependencies one end of which was deleted while somebody else linked it: no picture has them, and they bind nobody. Said
 * here, and removed by who may write. Nothing where there are none.
 */
export function LostLinks({ problems }: Pick<BoardView, 'problems'>) {
  const { session } = useBoard();
  const ids = problems.flatMap((problem) => (problem.type === 'dangling' ? problem.dependencyId : []));
  if (ids.length === 0) return null;
  const isOne = ids.length === 1;
  return (
    <p className="mb-4 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-card border border-line bg-sunken px-3 py-2 text-ink-2 text-sm">
      <Unlink aria-hidden className="size-4 shrink-0 text-ink-3" />
      <span className="min-w-0 flex-1 basis-60">
        {isOne
          ? '1 dependency leads to something that was deleted: it is not shown, and nobody waits for it.'
          : `${ids.length} dependencies lead to something that was deleted: they are not shown, and nobody waits for them.`}
      </span>
      {!session.readOnly && (
        <Button size="sm" onClick={() => session.run((board) => removeDependencies(board, { ids }))}>
          {isOne ? 'Remove it' : 'Remove them'}
        </Button>
      )}
    </p>
  );
}
