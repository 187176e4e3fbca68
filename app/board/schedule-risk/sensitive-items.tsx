import type { BoardView } from '#shared/board/board-view.ts';
import type { RecordKind } from '#shared/board/record-kind.ts';
import type { Initiative } from '#shared/board/records/initiative.ts';
import { percentText } from './item-dates.ts';
import type { SimulatedDates } from './schedule-risk.ts';

export interface SensitiveItem {
  readonly initiative: Initiative;
  readonly criticality: number;
  readonly ssi: number;
  readonly cruciality: number;
}

const MOST_ITEMS = 8;

/** The initiatives that move the finish in focus the most, by SSI. */
export function sensitiveItems({ parts, answer }: SimulatedDates, view: BoardView): readonly SensitiveItem[] {
  return parts.items
    .flatMap(({ id }, index): SensitiveItem[] => {
      const initiative = view.initiatives.byId.get(id);
      const ssi = answer.ssi[index] ?? 0;
      if (!initiative || ssi < 0.005) return [];
      return [
        { initiative, ssi, criticality: answer.criticality[index] ?? 0, cruciality: answer.cruciality[index] ?? 0 },
      ];
    })
    .sort((a, b) => b.ssi - a.ssi)
    .slice(0, MOST_ITEMS);
}

interface SensitiveItemsProps {
  readonly items: readonly SensitiveItem[];
  readonly onOpen: (kind: RecordKind, id: string) => void;
}

export function SensitiveItems({ items, onOpen }: SensitiveItemsProps) {
  return (
    <table className="w-full border-collapse tabular-nums">
      <colgroup>
        <col />
        <col className="w-16" />
        <col className="w-12" />
        <col className="w-18" />
      </colgroup>
      <thead>
        <tr className="text-left text-2xs text-ink-3">
          <th scope="col" className="pb-1 font-medium">
            Initiative
          </th>
          <Head name="Critical" title="Criticality index: share of runs in which it decides the finish" />
          <Head name="SSI" title="Criticality × spread of its days / spread of the finish" />
          <Head name="Cruciality" title="Pearson correlation of its days with the finish" />
        </tr>
      </thead>
      <tbody>
        {items.map(({ initiative: { id, title }, criticality, ssi, cruciality }) => (
          <tr key={id} className="border-line border-t">
            <th scope="row" className="max-w-0 py-1 font-normal">
              <button
                type="button"
                className="block min-h-6 w-full truncate rounded-sm text-left hover:text-link hover:underline"
                onClick={() => onOpen('initiatives', id)}
              >
                {title}
              </button>
            </th>
            <td className="py-1 pl-2 text-right">{percentText(criticality)}</td>
            <td className="py-1 pl-2 text-right">{ssi.toFixed(2)}</td>
            <td className="py-1 pl-2 text-right">{cruciality.toFixed(2)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Head({ name, title }: { readonly name: string; readonly title: string }) {
  return (
    <th scope="col" className="pb-1 pl-2 text-right font-medium" title={title}>
      {name}
    </th>
  );
}
