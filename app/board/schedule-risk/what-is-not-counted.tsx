import type { BoardView } from '#shared/board/board-view.ts';
import type { RecordKind } from '#shared/board/record-kind.ts';
import type { SimulatedDates } from './schedule-risk.ts';

interface NotCountedProps {
  readonly dates: SimulatedDates;
  readonly view: BoardView;
  readonly onOpen: (kind: RecordKind, id: string) => void;
}

/** What the simulation can't know: said, so that nobody takes a certain date for a sure one. */
export function WhatIsNotCounted({ dates, view, onOpen }: NotCountedProps) {
  const { certainIds, risksWithoutNumbers, network } = dates.parts;
  const reasons = leftOutWords(network.leftOut);
  if (certainIds.length + risksWithoutNumbers.length + reasons.length === 0) return null;
  return (
    <ul className="flex list-disc flex-col gap-1.5 pl-4 text-ink-2">
      {certainIds.length > 0 && (
        <li>
          {certainIds.length === 1 ? '1 initiative has' : `${certainIds.length} initiatives have`} neither an estimate
          nor a confidence: taken as certain.
          <Names
            names={certainIds.map((id) => ({ id, title: view.initiatives.byId.get(id)?.title ?? 'Deleted' }))}
            onOpen={(id) => onOpen('initiatives', id)}
          />
        </li>
      )}
      {risksWithoutNumbers.length > 0 && (
        <li>
          {risksWithoutNumbers.length === 1 ? '1 open risk lacks' : `${risksWithoutNumbers.length} open risks lack`} a
          probability or a delay in days: not counted, since scores are no days.
          <Names names={risksWithoutNumbers} onOpen={(id) => onOpen('risks', id)} />
        </li>
      )}
      {reasons.map((reason) => (
        <li key={reason}>{reason}</li>
      ))}
    </ul>
  );
}

const MOST_NAMES = 5;

function Names({
  names,
  onOpen,
}: {
  readonly names: readonly { readonly id: string; readonly title: string }[];
  readonly onOpen: (id: string) => void;
}) {
  return (
    <span className="block">
      {names.slice(0, MOST_NAMES).map(({ id, title }) => (
        <button
          key={id}
          type="button"
          className="mr-2 inline-block min-h-6 max-w-full truncate rounded-sm align-bottom text-link hover:underline"
          onClick={() => onOpen(id)}
        >
          {title}
        </button>
      ))}
      {names.length > MOST_NAMES && `and ${names.length - MOST_NAMES} more`}
    </span>
  );
}

/** Of one and of several. */
const REASONS: Readonly<Record<string, readonly [string, string]>> = {
  'no-dates': ['1 initiative without dates', 'initiatives without dates'],
  'reversed-dates': ['1 initiative that ends before it starts', 'initiatives that end before they start'],
  cycle: ['1 link to its own item', 'links in a circle, which wait for each other'],
  gone: ['1 link to something deleted', 'links to something deleted'],
  'other-board': ['1 link to another board', 'links to other boards'],
  'no-place': ['1 link to something without a place in time', 'links to something without a place in time'],
  'stage-in-cycle': [
    '1 stage that would wait for its own initiative',
    'stages that would wait for their own initiative',
  ],
};

/** What the schedule leaves out, by reason. Links of work that is over bind nobody: nothing to say of them. */
function leftOutWords(leftOut: SimulatedDates['parts']['network']['leftOut']): string[] {
  const counts = new Map<string, number>();
  for (const left of leftOut) {
    const count = left.why === 'cycle' ? left.dependencyIds.length : 1;
    counts.set(left.why, (counts.get(left.why) ?? 0) + count);
  }
  return [...counts].flatMap(([why, count]) => {
    const [one, several] = REASONS[why] ?? [];
    return one ? [`Left out: ${count === 1 ? one : `${count} ${several}`}.`] : [];
  });
}
