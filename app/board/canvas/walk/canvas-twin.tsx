import { Link } from '@remix-run/react';
import { useEditor, useValue } from '@tldraw/tldraw';
import { useEffect, useId, useRef } from 'react';
import { cellOfRisk } from '#app/board/matrix/matrix-layout.ts';
import { floatWords } from '#app/board/schedule/float-words.ts';
import { itemDatesText } from '#app/board/schedule-risk/item-dates.ts';
import { useBoard } from '#app/board/shell/board-context.ts';
import { RemoteAnnouncer } from '../announce/remote-announcer.tsx';
import { useCanvasParts } from '../canvas-context.ts';
import { type Place, placeOf } from '../editor/pages.ts';
import { derivedShapeId, type ItemRef } from '../layout/derived-shape.ts';
import { count, describeItem } from './describe-item.ts';
import { enter, presentItem } from './go-to.ts';
import { standingOnMatrix } from './matrix-walk.ts';
import { standingOnRoadmap } from './roadmap-walk.ts';

const KEYS = {
  roadmap:
    'Left and right arrows walk along a lane, up and down from row to row, Page Up and Page Down from lane to lane. Enter opens. Space selects. ' +
    'Shift and an arrow moves by a working day or a lane, with Control by a week. Alt, Shift and left or right moves the end, up or down the place in its lane. Escape leaves.',
  matrix:
    'Arrows walk from risk to risk and from cell to cell. Enter opens. Space selects. Shift and an arrow moves a risk to the cell beside. Escape leaves.',
} as const satisfies Record<Place, string>;

/**
 * What the painted picture is for a screen reader and the keyboard: one list whose only element is the item one is at (a
 * thousand elements would cost more than the picture), and a way past it to the table, which has everything.
 */
export function CanvasTwin({ place }: { readonly place: Place }) {
  const editor = useEditor();
  const { base } = useBoard();
  const { state } = useCanvasParts();
  const keysId = useId();
  const said = useValue('said', () => state.walk.said.get(), [state]);
  const label = useValue('name of the picture', () => nameOfPicture(editor, state), [editor, state]);
  return (
    <div className="qd-twin">
      <Link className="qd-skip" to={`${base}/${place === 'matrix' ? 'risks' : 'initiatives'}`}>
        Skip to the table
      </Link>
      <ItemList place={place} label={label} keysId={keysId} />
      <p id={keysId} hidden>
        {KEYS[place]}
      </p>
      <p className="sr-only" role="status">
        {said}
      </p>
      <RemoteAnnouncer />
    </div>
  );
}

interface ItemListProps {
  readonly place: Place;
  readonly label: string;
  readonly keysId: string;
}

function ItemList({ place, label, keysId }: ItemListProps) {
  const editor = useEditor();
  const { people } = useBoard();
  const { state } = useCanvasParts();
  const optionId = useId();
  const list = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the other picture came while the focus stayed here.
  useEffect(() => {
    if (list.current === document.activeElement) enter(editor, state);
  }, [editor, state, place]);
  const current = useValue('item of the keyboard', () => {
    const item = presentItem(editor, state);
    if (!item) return null;
    const crowd = item.kind === 'risks' ? cellOfRisk(state.matrix.get(), item.id) : null;
    const words = describeItem(item, {
      view: state.view.get(),
      people,
      basis: state.basis.get(),
      openComments: state.openComments.get(),
      crowded: crowd?.crowded ?? false,
      ...scheduleOf(state, item),
    });
    const isMatrix = placeOf(editor) === 'matrix';
    const standing = isMatrix
      ? standingOnMatrix(state.matrix.get(), item)
      : standingOnRoadmap(state.roadmap.get(), item);
    const isSelected = editor.getSelectedShapeIds().some((id) => id === derivedShapeId(item.kind, item.id));
    return { item, words, standing, isSelected };
  }, [editor, state, people]);
  const id = current ? `${optionId}${current.item.kind}.${current.item.id}` : undefined;
  return (
    <div
      ref={list}
      role="listbox"
      data-canvas-items
      className="sr-only"
      tabIndex={0}
      aria-label={label}
      aria-describedby={keysId}
      aria-multiselectable="true"
      aria-activedescendant={id}
      onFocus={() => {
        state.walk.ring.set(true);
        enter(editor, state);
      }}
      onBlur={() => state.walk.ring.set(false)}
    >
      {current && (
        <div
          // Another element for each item: a screen reader reads what the focus moved to, not what changed in it.
          key={id}
          id={id}
          role="option"
          aria-selected={current.isSelected}
          aria-posinset={current.standing?.place}
          aria-setsize={current.standing?.of}
          tabIndex={-1}
        >
          {current.words}
          {current.standing && `. ${current.standing.place} of ${current.standing.of} in ${current.standing.group}`}
        </div>
      )}
    </div>
  );
}

/** What the schedule says of an item of the roadmap. */
function scheduleOf(state: ReturnType<typeof useCanvasParts>['state'], { kind, id }: ItemRef) {
  if (kind === 'risks') return {};
  const simulated = state.simulated.get().get(id);
  return {
    float: floatWords(state.view.get(), state.schedule.path.get(), id),
    finish: simulated ? itemDatesText(simulated) : null,
  };
}

function nameOfPicture(
  editor: ReturnType<typeof useEditor>,
  state: ReturnType<typeof useCanvasParts>['state'],
): string {
  if (placeOf(editor) === 'matrix') {
    const risks = state.matrix.get().cells.reduce((sum, cell) => sum + cell.risks.length, 0);
    return `Risk matrix, ${count(risks, 'risk')}, by ${state.basis.get()} score`;
  }
  const { bars, milestones, lanes } = state.roadmap.get();
  return `Roadmap, ${count(bars.size, 'initiative')} and ${count(milestones.size, 'milestone')} in ${count(lanes.length, 'lane')}`;
}
