import { useValue } from '@tldraw/tldraw';
import { Rows3 } from 'lucide-react';
import { Button } from '#app/components/button.tsx';
import { Popover } from '#app/components/popover.tsx';
import { SegmentedControl } from '#app/components/segmented-control.tsx';
import { useCanvasParts } from '../canvas-context.ts';
import type { Grouping } from '../layout/lane-groups.ts';
import { useGroupingAddress, useLaneChoice } from './use-lane-choice.ts';

const OPTIONS: readonly { readonly value: Grouping; readonly label: string }[] = [
  { value: 'team', label: 'Team' },
  { value: 'objective', label: 'Objective' },
  { value: 'owner', label: 'Owner' },
];

/** What the lanes stand for, and all of them collapsed or open. */
export function LanesMenu() {
  const { state } = useCanvasParts();
  const [{ grouping, folded }, change] = useLaneChoice();
  const group = useGroupingAddress();
  const lanes = useValue('lanes', () => state.roadmap.get().lanes, [state]);
  const name = OPTIONS.find(({ value }) => value === grouping)?.label;
  const fold = (ids: readonly string[]) => change({ folded: { ...folded, [grouping]: ids } });
  return (
    <Popover
      label="Lanes"
      align="end"
      trigger={
        <button type="button" className="qd-button" aria-label={`Lanes by ${name?.toLowerCase()}`} title="Lanes">
          <Rows3 size={15} aria-hidden="true" />
          <span className="qd-wide">{name}</span>
        </button>
      }
    >
      <div className="flex flex-col gap-3">
        <div className="flex flex-col items-start gap-1">
          <p className="font-medium text-ink-3 text-xs">Lanes by</p>
          <SegmentedControl label="Lanes by" value={grouping} options={OPTIONS} onChange={group} />
        </div>
        <div className="flex gap-2">
          <Button
            size="sm"
            disabled={lanes.every((lane) => lane.folded)}
            onClick={() => fold(lanes.map(({ id }) => id))}
          >
            Collapse all
          </Button>
          <Button size="sm" disabled={lanes.every((lane) => !lane.folded)} onClick={() => fold([])}>
            Expand all
          </Button>
        </div>
      </div>
    </Popover>
  );
}
