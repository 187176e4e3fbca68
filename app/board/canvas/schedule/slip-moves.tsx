import { useValue } from '@tldraw/tldraw';
import { Lock, TriangleAlert } from 'lucide-react';
import { Button } from '#app/components/button.tsx';
import { Checkbox } from '#app/components/checkbox.tsx';
import { useCanvasParts } from '../canvas-context.ts';
import type { SlipQuestion } from './schedule-state.ts';
import type { SlipPreview, SlipRow } from './slip-preview.ts';
import { lateWords, rowWords } from './slip-words.ts';

interface SlipMovesProps {
  readonly preview: SlipPreview;
  readonly question: SlipQuestion;
  readonly readOnly: boolean;
  readonly onHold: (held: ReadonlySet<string>) => void;
}

/** Everything that would have to move, each to be left where it is: what follows from it alone then stays as well. */
export function SlipMoves({ preview, question, readOnly, onHold }: SlipMovesProps) {
  const { rows } = preview;
  const choosable = rows.filter(({ stays }) => stays !== 'hard');
  const hold = (ids: readonly string[], stays: boolean) => {
    const held = new Set(question.held);
    for (const id of ids) {
      if (stays) held.add(id);
      else held.delete(id);
    }
    onHold(held);
  };
  return (
    <>
      {!readOnly && choosable.length > 1 && (
        <div className="qd-slip-choice">
          <Button size="sm" variant="quiet" onClick={() => onHold(new Set())}>
            All
          </Button>
          <Button
            size="sm"
            variant="quiet"
            onClick={() =>
              hold(
                choosable.map(({ id }) => id).filter((id) => id !== question.id),
                true,
              )
            }
          >
            Only this
          </Button>
          <Button
            size="sm"
            variant="quiet"
            onClick={() =>
              hold(
                choosable.map(({ id }) => id),
                true,
              )
            }
          >
            None
          </Button>
        </div>
      )}
      <ul className="qd-slip-rows" aria-label="What moves">
        {rows.map((row) => (
          <SlipLine key={row.id} row={row} readOnly={readOnly} onHold={(stays) => hold([row.id], stays)} />
        ))}
      </ul>
    </>
  );
}

function SlipLine({
  row,
  readOnly,
  onHold,
}: {
  readonly row: SlipRow;
  readonly readOnly: boolean;
  readonly onHold: (stays: boolean) => void;
}) {
  const { state } = useCanvasParts();
  const words = useValue(
    'words of a move',
    () => ({ moves: rowWords(state.view.get(), row), late: lateWords(state.view.get(), row) }),
    [state, row],
  );
  const label = (
    <>
      <span className="qd-slip-name">{row.title}</span>
      <span className="qd-slip-detail">
        {row.stays === 'hard' ? 'Can’t move' : row.stays === 'held' ? `Stays, ${row.days} d short` : words.moves}
      </span>
      {words.late && (
        <span className="qd-slip-late">
          <TriangleAlert size={12} aria-hidden="true" /> {words.late}
        </span>
      )}
    </>
  );
  return (
    <li>
      {row.stays === 'hard' || readOnly ? (
        <div className="qd-slip-fixed">
          {row.stays === 'hard' ? <Lock size={14} aria-hidden="true" /> : <span aria-hidden="true" />}
          <span>{label}</span>
        </div>
      ) : (
        <Checkbox checked={row.stays === null} onChange={({ target }) => onHold(!target.checked)} label={label} />
      )}
    </li>
  );
}
