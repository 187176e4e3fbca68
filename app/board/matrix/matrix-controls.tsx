import { type Editor, useValue } from '@tldraw/tldraw';
import { Footprints, ListOrdered, Plus, Target } from 'lucide-react';
import { useCanvasParts } from '#app/board/canvas/canvas-context.ts';
import { fitMatrix } from '#app/board/canvas/editor/camera.ts';
import { SegmentedControl } from '#app/components/segmented-control.tsx';
import { addRisk } from '#shared/board/commands/risk-commands.ts';
import type { ScoreBasis } from '#shared/board/records/risk.ts';

const BASIS_OPTIONS: readonly { readonly value: ScoreBasis; readonly label: string }[] = [
  { value: 'inherent', label: 'Inherent' },
  { value: 'current', label: 'Current' },
  { value: 'target', label: 'Target' },
];

/** What the matrix shows: which score, where risks should come to, where they stood at the last review. */
export function MatrixControls({ editor }: { readonly editor: Editor }) {
  const { state, session, openItem } = useCanvasParts();
  const { matrixOptions: options } = state;
  const basis = useValue('basis', () => state.basis.get(), [state]);
  const showsTargets = useValue('shows targets', () => options.showsTargets.get(), [options]);
  const showsTrails = useValue('shows trails', () => options.showsTrails.get(), [options]);
  const showsSummary = useValue('shows summary', () => options.showsSummary.get(), [options]);
  const add = () => {
    const id = session.run((board, view, ctx) => addRisk(board, { fields: { title: 'New risk' }, view }, ctx));
    if (id !== undefined) openItem({ kind: 'risks', id });
    editor.selectNone();
  };
  return (
    <>
      {!session.readOnly && (
        <button type="button" className="qd-button" aria-label="Add risk" onClick={add}>
          <Plus size={15} aria-hidden="true" />
          <span className="qd-wide">Add risk</span>
        </button>
      )}
      <SegmentedControl
        label="Which score"
        folds
        value={basis}
        options={BASIS_OPTIONS}
        onChange={(name) => state.basis.set(name)}
      />
      <button
        type="button"
        className="qd-button"
        aria-pressed={showsTargets}
        aria-label={basis === 'current' ? 'Targets' : 'Where they are now'}
        title={basis === 'current' ? 'Where each risk should come to' : 'Where each risk is now'}
        onClick={() => options.showsTargets.set(!showsTargets)}
      >
        <Target size={15} aria-hidden="true" />
        <span className="qd-roomy">{basis === 'current' ? 'Targets' : 'Now'}</span>
      </button>
      {basis === 'current' && (
        <button
          type="button"
          className="qd-button qd-brass"
          aria-pressed={showsTrails}
          aria-label="Trails since last review"
          title="Where each risk stood when it was last reviewed"
          onClick={() => options.showsTrails.set(!showsTrails)}
        >
          <Footprints size={15} aria-hidden="true" />
          <span className="qd-roomy">Trails since last review</span>
        </button>
      )}
      <button
        type="button"
        className="qd-button qd-summary-toggle"
        aria-pressed={showsSummary}
        aria-label="Above appetite"
        title={showsSummary ? 'Hide the list of what is above the appetite' : 'List what is above the appetite'}
        onClick={() => {
          options.showsSummary.set(!showsSummary);
          fitMatrix(editor, state);
        }}
      >
        <ListOrdered size={15} aria-hidden="true" />
      </button>
    </>
  );
}
