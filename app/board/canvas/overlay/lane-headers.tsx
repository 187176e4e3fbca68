import { react, useEditor, useValue } from '@tldraw/tldraw';
import { useLayoutEffect, useRef } from 'react';
import { useCanvasParts } from '../canvas-context.ts';
import { AXIS_HEIGHT } from '../paint/paint-axis.ts';
import { forwardWheel } from './forward-wheel.ts';

/** Room a lane's name needs to keep standing at its lane's end. */
const NAME_HEIGHT = 40;

/** Names of the lanes at the left. They follow the camera down and stay in view across; a tall lane's name sticks. */
export function LaneHeaders() {
  const editor = useEditor();
  const { state } = useCanvasParts();
  const lanes = useValue('lanes', () => state.roadmap.get().lanes, [state]);
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
          header.dataset.room = height < 26 ? 'none' : height < 50 ? 'name' : 'all';
        }
      }),
    [editor, lanes],
  );

  return (
    <div ref={column} className="qd-lanes" onWheel={(event) => forwardWheel(editor, event)}>
      {lanes.map((lane) => (
        <div key={lane.id} className="qd-lane">
          <div className="qd-lane-label">
            <span className="qd-lane-name" title={lane.name}>
              {lane.colour && <span className="qd-lane-dot" style={{ backgroundColor: lane.colour }} />}
              {lane.name}
            </span>
            {lane.kind !== 'programme' && (
              <span className="qd-lane-count">{lane.count === 1 ? '1 initiative' : `${lane.count} initiatives`}</span>
            )}
          </div>
        </div>
      ))}
    </div>
  );
}
