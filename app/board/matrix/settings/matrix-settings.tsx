import { useState } from 'react';
import type { BoardSession } from '#app/board/sync/board-session.ts';
import { useBoardView } from '#app/board/sync/use-board-view.ts';
import { Button } from '#app/components/button.tsx';
import { Dialog } from '#app/components/dialog.tsx';
import { DialogActions } from '#app/components/dialog-actions.tsx';
import { SegmentedControl } from '#app/components/segmented-control.tsx';
import { useToast } from '#app/components/toast.tsx';
import { changeMatrix } from '#shared/board/commands/matrix-commands.ts';
import { type BoardMeta, DEFAULT_MATRIX, type Matrix, matrixSchema } from '#shared/board/records/board-meta.ts';
import { previewMatrix } from '#shared/risk/preview-matrix.ts';
import { LevelsTab } from './levels-tab.tsx';
import { LookTab } from './look-tab.tsx';
import { MatrixChanges } from './matrix-changes.tsx';
import { MatrixOvertaken } from './matrix-overtaken.tsx';
import { ScalesTab } from './scales-tab.tsx';

type Tab = 'levels' | 'scales' | 'look';
const TABS: readonly { readonly value: Tab; readonly label: string }[] = [
  { value: 'levels', label: 'Size and levels' },
  { value: 'scales', label: 'Words' },
  { value: 'look', label: 'Look' },
];

interface MatrixSettingsProps {
  readonly session: BoardSession;
  readonly onClose: () => void;
}

/** How the board scores and draws its risks. What a change does to the scores is shown before it is applied. */
export function MatrixSettings({ session, onClose }: MatrixSettingsProps) {
  const { meta: now } = useBoardView(session);
  // What the changes start from: taken anew when the person takes what somebody else made of it meanwhile.
  const [before, setBefore] = useState(now);
  const [matrix, setMatrix] = useState<Matrix>(before.matrix);
  const [look, setLook] = useState(before.matrixLook);
  const [tab, setTab] = useState<Tab>('levels');
  const [isPreview, setIsPreview] = useState(false);
  const toast = useToast();
  const isOvertaken = !sameMatrix(now, before);
  const takeTheirs = () => {
    setBefore(now);
    setMatrix(now.matrix);
    setLook(now.matrixLook);
    setIsPreview(false);
  };
  const isChanged = !sameMatrix({ matrix, matrixLook: look }, before);
  const unnamed = [...matrix.likelihood, ...matrix.impact].some(({ label }) => label.trim() === '');
  const fits = !unnamed && matrixSchema.safeParse(matrix).success;
  const apply = () => {
    const done = session.run((board, view) => {
      changeMatrix(board, { matrix, look, view });
      return true;
    });
    if (!done) return;
    toast({ title: 'The risk matrix was changed', description: 'Undo takes it back, scores and all.', tone: 'ok' });
    onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="lg"
      title={isPreview ? 'What this changes' : 'Risk matrix'}
      description={
        isPreview ? 'Nothing has been written yet.' : 'How this board scores its risks, for everybody on it.'
      }
    >
      {isOvertaken && <MatrixOvertaken onTake={takeTheirs} onKeep={() => setBefore(now)} />}
      {isPreview ? (
        <MatrixChanges preview={previewMatrix(session.view.get().risks.list, now.matrix, matrix)} />
      ) : (
        <>
          <SegmentedControl label="Part of the settings" value={tab} options={TABS} onChange={setTab} />
          <div className="mt-4 min-h-80">
            {tab === 'levels' && <LevelsTab matrix={matrix} look={look} onChange={setMatrix} />}
            {tab === 'scales' && <ScalesTab matrix={matrix} onChange={setMatrix} />}
            {tab === 'look' && <LookTab look={look} onChange={setLook} />}
          </div>
        </>
      )}
      {unnamed && <p className="mt-3 text-bad-text text-xs">Each step needs a name: see Words.</p>}
      <DialogActions>
        {isPreview ? (
          <>
            <Button onClick={() => setIsPreview(false)}>Back</Button>
            <Button variant="primary" onClick={apply}>
              Apply
            </Button>
          </>
        ) : (
          <>
            <Button variant="quiet" className="mr-auto" onClick={() => setMatrix({ ...DEFAULT_MATRIX })}>
              As delivered: 5 x 5
            </Button>
            <Button onClick={onClose}>Cancel</Button>
            <Button variant="primary" disabled={!isChanged || !fits} onClick={() => setIsPreview(true)}>
              See what changes
            </Button>
          </>
        )}
      </DialogActions>
    </Dialog>
  );
}

type MatrixSetup = Pick<BoardMeta, 'matrix' | 'matrixLook'>;

const sameMatrix = (one: MatrixSetup, other: MatrixSetup) =>
  JSON.stringify([one.matrix, one.matrixLook]) === JSON.stringify([other.matrix, other.matrixLook]);
