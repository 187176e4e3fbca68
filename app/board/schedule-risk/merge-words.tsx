import type { BoardView } from '#shared/board/board-view.ts';
import type { RecordKind } from '#shared/board/record-kind.ts';
import { percentText } from './item-dates.ts';
import type { SimulatedDates } from './schedule-risk.ts';

/** Several paths that meet at an item. Shares of runs in which they let it begin as planned. */
export interface MergeInWords {
  readonly kind: RecordKind;
  readonly id: string;
  readonly title: string;
  readonly all: number;
  readonly paths: readonly { readonly title: string; readonly share: number }[];
}

const MOST_MERGES = 4;

/** Where the most is lost by paths that meet: the item in focus first, then those whose worst path alone says the least. */
export function mergesOf({ parts, answer, focusId }: SimulatedDates, view: BoardView): readonly MergeInWords[] {
  const title = (index: number) => titleOf(view, parts.items[index]?.id ?? '');
  return answer.merges
    .map(({ item, all, paths }): MergeInWords => {
      const id = parts.items[item]?.id ?? '';
      return {
        kind: view.milestones.byId.has(id) ? 'milestones' : 'initiatives',
        id,
        title: title(item),
        all,
        paths: paths.map(({ from, share }) => ({ title: title(from), share })),
      };
    })
    .filter((merge) => lossOf(merge) > 0.005)
    .sort((a, b) => Number(b.id === focusId) - Number(a.id === focusId) || lossOf(b) - lossOf(a))
    .slice(0, MOST_MERGES);
}

/** By how much all together are less likely than the worst alone. */
function lossOf({ all, paths }: MergeInWords): number {
  return Math.min(...paths.map(({ share }) => share)) - all;
}

function titleOf(view: BoardView, id: string): string {
  return view.initiatives.byId.get(id)?.title ?? view.milestones.byId.get(id)?.title ?? 'Deleted';
}

interface MergeListProps {
  readonly merges: readonly MergeInWords[];
  readonly onOpen: (kind: RecordKind, id: string) => void;
}

/** Merge bias in words: each path alone, and all of them. */
export function MergeList({ merges, onOpen }: MergeListProps) {
  return (
    <ul className="flex flex-col gap-2.5">
      {merges.map(({ kind, id, title, all, paths }) => (
        <li key={id}>
          <button
            type="button"
            className="rounded-sm text-left font-medium hover:text-link hover:underline"
            onClick={() => onOpen(kind, id)}
          >
            {title}
          </button>
          <p className="text-ink-2">
            All {paths.length} paths in time: <strong className="text-ink">{percentText(all)}</strong>. Alone:{' '}
            {paths.map(({ title: path, share }) => `${path} ${percentText(share)}`).join(', ')}.
          </p>
        </li>
      ))}
    </ul>
  );
}
