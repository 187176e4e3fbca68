import { react, useEditor, useValue } from '@tldraw/tldraw';
import { ChevronRight } from 'lucide-react';
import { useLayoutEffect, useRef } from 'react';
import { useCanvasParts } from '../canvas-context.ts';
import { toggleLane } from '../lanes/lane-choice.ts';
import { useLaneChoice } from '../lanes/use-lane-choice.ts';
import type { Lane } from '../layout/roadmap-layout.ts';
import { AXIS_HEIGHT } from '../paint/paint-axis.ts';
import { forwardWheel } from './forward-wheel.ts';

/** Room a lane's name needs to keep standing at its lane's end. */
const NAME_HEIGHT = 40;

/** Names of the lanes at the left. They follow the camera down and stay in view across; a tall lane's name sticks. */
export function LaneHeaders() {
  const editor = useEditor();
  const { state } = useCanvasParts();
  const lanes = useValue('lanes', () => state.roadmap.get().lanes, [state]);
  const [choice, change] = useLaneChoice();
  const column = useRef<HTMLDivElement>(null);

  useLayoutEffect(
    () =>
      react('lane headers follow the camera', () => {
        const { y, z } = editor.getCamera();
        const children = column.current?.children ?? [];
        for (const [i, lane] of lanes.entries()) {
          const header = children[i] as HTMLElement | undefined;
          const name = header?.firstElementChild as HTMLElement | null | undefined;
          if (!header || !name) continue;
          const top = (lane.y + y) * z;
          const height = lane.height * z;
          header.style.transform = `translateY(${top}px)`;
          header.style.height = `${height}px`;
          const sticky = Math.max(0, Math.min(AXIS_HEIGHT - top, height - NAME_HEIGHT));
          name.style.transform = `translateY(${sticky}px)`;
          header.dataset.room = height < 26 ? 'none' : height < 50 ? 'name' : height < 76 ? 'all' : 'two-lines';
        }
      }),
    [editor, lanes],
  );

  return (
    <div ref={column} className="qd-lanes" onWheel={(event) => forwardWheel(editor, event)}>
      {lanes.map((lane) => (
        <div key={lane.id} className="qd-lane" data-folded={lane.folded}>
          <div className="qd-lane-label">
            <button
              type="button"
              className="qd-lane-fold"
              aria-expanded={!lane.folded}
              aria-label={`${lane.name}, ${countWords(lane)}`}
              title={lane.folded ? `Expand ${lane.name}` : `Collapse ${lane.name}`}
              onClick={() => change(toggleLane(choice, lane.id))}
            >
              <ChevronRight size={12} aria-hidden="true" />
              <span className="qd-lane-name">
                {lane.colour && <span className="qd-lane-dot" style={{ backgroundColor: lane.colour }} />}
                <span>{lane.name}</span>
              </span>
              {lane.folded && <span className="qd-lane-count">{lane.count}</span>}
            </button>
            {lane.kind !== 'programme' && !lane.folded && <span className="qd-lane-count">{countWords(lane)}</span>}
          </div>
        </div>
      ))}
    </div>
  );
}

function countWords({ count }: Lane): string {
  return count === 1 ? '1 initiative' : `${count} initiatives`;
}
